package dev.aura.code.index;

import io.grpc.StatusRuntimeException;
import java.util.List;

/** Hears of changes in a watched workspace, in the order in which they became known. Must not wait: questions wait for it. */
public interface ChangeListener {

    /**
     * Files changed.
     *
     * @param rescanned whether events were lost, so that these are all the differences that a look at every file found
     */
    void changed(List<FileChange> changes, boolean rescanned);

    /** The watch does not stand any more. */
    void ended(StatusRuntimeException why);
}
