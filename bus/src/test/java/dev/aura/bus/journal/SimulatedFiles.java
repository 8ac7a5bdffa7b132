package dev.aura.bus.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** The directory of a journal on a {@link SimulatedDisk}. */
record SimulatedFiles(SimulatedDisk disk) implements JournalFiles {

    @Override
    public List<String> list() {
        disk.requirePower();
        return List.copyOf(disk.names.keySet());
    }

    @Override
    public JournalFile create(String name) throws IOException {
        disk.operate();
        if (disk.names.containsKey(name)) {
            throw new FileAlreadyExistsException(name);
        }
        Inode inode = new Inode();
        disk.names.put(name, inode);
        return new OpenFile(disk, inode);
    }

    @Override
    public JournalFile open(String name) throws IOException {
        disk.requirePower();
        Inode inode = disk.inode(name);
        if (inode == null) {
            throw new NoSuchFileException(name);
        }
        return new OpenFile(disk, inode);
    }

    @Override
    public JournalFile openToRead(String name) throws IOException {
        return open(name);
    }

    @Override
    public void delete(String name) {
        disk.operate();
        disk.names.remove(name);
    }

    @Override
    public void forceDirectory() {
        disk.operate();
        disk.forceDirectory();
    }

    @Override
    public void close() {
        disk.requirePower();
    }

    @Override
    public String toString() {
        return "a simulated disk";
    }

    /** An open file. */
    private record OpenFile(SimulatedDisk disk, Inode inode) implements JournalFile {

        @Override
        public int read(ByteBuffer target, long offset) {
            int count = inode.read(target, (int) offset);
            disk.read(count);
            return count;
        }

        @Override
        public int write(ByteBuffer source, long offset) throws IOException {
            int count = disk.accept(inode, offset, source.remaining());
            inode.write(source, (int) offset, count);
            disk.operate();
            return count;
        }

        @Override
        public long size() {
            disk.requirePower();
            return inode.size;
        }

        @Override
        public void truncate(long size) {
            inode.truncate((int) size);
            disk.operate();
        }

        @Override
        public void force(boolean metadata) throws IOException {
            disk.operate();
            disk.force(inode);
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
