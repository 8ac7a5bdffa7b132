package dev.aura.bus.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class FaultsTest {

    @Test
    void aFaultCarriesItsReasonItsMessageAndItsCause() {
        TimeoutException cause = new TimeoutException("late");
        StatusRuntimeException fault = Faults.of(Status.Code.UNAVAILABLE, "MESH_DOWN", "no answer", cause);

        assertThat(Faults.reasonOf(fault)).isEqualTo("MESH_DOWN");
        assertThat(fault.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(fault.getStatus().getDescription()).isEqualTo("no answer");
        assertThat(fault).hasCause(cause);
        assertThat(Faults.reasonOf(cause)).isNull();
    }
}
