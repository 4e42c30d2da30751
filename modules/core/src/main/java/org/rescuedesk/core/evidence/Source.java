package org.rescuedesk.core.evidence;

/** Where a piece of arrival evidence comes from (DESIGN 3.4): a machine, or somebody's word. */
public enum Source {
    /** The code at the elevator, scanned by the crew's phone. */
    QR(true, "scan"),
    NFC(true, "scan"),
    /** Two fixes inside the fence around the elevator, standing still. */
    POSITION(true, "position"),
    /** The controller itself: inspection mode, door opened by key. */
    CONTROLLER(true, "controller"),
    /** The crew pressed "arrived". */
    PRESS(false, "press"),
    /** A third party's word on a call. */
    PHONE(false, "phone");

    private final boolean machine;
    private final String kin;

    Source(boolean machine, String kin) {
        this.machine = machine;
        this.kin = kin;
    }

    public boolean isMachine() {
        return machine;
    }

    /** Two sources of one kin tell the same story twice; only different ones are independent. */
    public boolean isIndependentOf(Source other) {
        return !kin.equals(other.kin);
    }
}
