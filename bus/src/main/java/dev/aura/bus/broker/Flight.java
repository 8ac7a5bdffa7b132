package dev.aura.bus.broker;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls that share one execution: the leader is the one that waits for a slot or was sent, the followers get what it gets. */
final class Flight {

    private final Object key;
    private final LinkedHashSet<Call> followers = new LinkedHashSet<>(0);
    private Call leader;

    Flight(Object key, Call leader) {
        this.key = key;
        this.leader = leader;
    }

    Object key() {
        return key;
    }

    Call leader() {
        return leader;
    }

    void follow(Call follower) {
        followers.add(follower);
    }

    boolean hasFollowers() {
        return !followers.isEmpty();
    }

    int size() {
        return followers.size() + 1;
    }

    List<Call> followers() {
        return followers.isEmpty() ? List.of() : new ArrayList<>(followers);
    }

    /** A call is no longer part of it. Returns who leads from now on where that was the leader; null where nothing changes. */
    @Nullable
    Call leave(Call call) {
        if (call != leader) {
            followers.remove(call);
            return null;
        }
        if (followers.isEmpty()) {
            return null;
        }
        leader = followers.removeFirst();
        return leader;
    }
}
