package dev.aura.code.index;

import dev.aura.code.language.Languages;
import dev.aura.code.store.FileState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of an index on disk: files with the states they were seen in, and the names that their numbers stand for. Nothing in it changes
 * any more, so it can be written while the index is used.
 */
record SavedIndex(List<IndexedFile> files, List<FileState> states, List<String> names) {

    SavedIndex {
        files = List.copyOf(files);
        states = List.copyOf(states);
        names = List.copyOf(names);
    }

    void write(SavedOutput out) throws IOException {
        out.table(names);
        out.number(files.size());
        for (int at = 0; at < files.size(); at++) {
            files.get(at).write(out);
            FileState state = states.get(at);
            out.wide(state.size());
            out.wide(state.modifiedNanos());
            out.wide(state.inode());
            out.number(state.settled() ? 1 : 0);
        }
        writePostings(out, files.stream().map(IndexedFile::names).toList());
        writePostings(out, files.stream().map(IndexedFile::declared).toList());
    }

    /** The files of each name, one after the other, with the end of each. */
    private void writePostings(SavedOutput out, List<int[]> namesOfFiles) throws IOException {
        int[] ends = new int[names.size()];
        for (int[] ofFile : namesOfFiles) {
            for (int name : ofFile) {
                ends[name]++;
            }
        }
        int end = 0;
        int[] next = new int[names.size()];
        for (int name = 0; name < ends.length; name++) {
            next[name] = end;
            end += ends[name];
            ends[name] = end;
        }
        int[] numbers = new int[end];
        for (int file = 0; file < namesOfFiles.size(); file++) {
            for (int name : namesOfFiles.get(file)) {
                numbers[next[name]++] = file;
            }
        }
        out.numbers(ends);
        out.numbers(numbers);
    }

    static CodeIndex read(SavedInput in, Languages languages) {
        NameTable names = new NameTable(in.table());
        int count = in.number();
        List<IndexedFile> files = new ArrayList<>();
        List<FileState> states = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            files.add(new IndexedFile(in));
            states.add(new FileState(in.wide(), in.wide(), in.wide(), in.number() == 1));
        }
        Postings mentions = new Postings(in.numbers(), in.numbers());
        Postings declarations = new Postings(in.numbers(), in.numbers());
        return new CodeIndex(languages, names, files, states, mentions, declarations);
    }
}
