package org.rescuedesk.server.mqtt;

import java.util.Optional;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.state.Rescue;

/** The rescues that the desk has put away because they ended long ago; asked off the desk's thread, and it may fail. */
@FunctionalInterface
public interface PutAway {
    Optional<Rescue> find(RescueId rescue) throws Exception;
}
