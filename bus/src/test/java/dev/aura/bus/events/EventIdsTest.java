package dev.aura.bus.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class EventIdsTest {

    private static final int MANY = 10_000;

    @Test
    void areUuidsOfVersion8() {
        UUID id = UUID.fromString(new EventIds().next());
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void differWithinAndBetweenPublishers() {
        EventIds one = new EventIds();
        EventIds other = new EventIds();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < MANY; i++) {
            ids.add(one.next());
            ids.add(other.next());
        }
        assertThat(ids).hasSize(2 * MANY);
    }
}
