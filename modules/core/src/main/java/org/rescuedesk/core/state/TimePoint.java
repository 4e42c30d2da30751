package org.rescuedesk.core.state;

/** The raw time points of a rescue (domain facts 1.3), in their usual order; each is kept as first known, none overwritten. */
public enum TimePoint {
    /** 故障发生: by the controller's own clock. */
    OCCURRED,
    /** 报警: the first signal or call reached the desk. */
    RECEIVED,
    OPENED,
    /** 核实确认: by a person, or by nobody's answer in time. */
    CONFIRMED,
    /** 派警: the first order to a crew. */
    OFFERED,
    ACCEPTED,
    DEPARTED,
    /** 到达: as first noted; the official arrival is graded from the evidence. */
    ARRIVED,
    /** 解救完成 */
    RELEASED,
    /** 回访 */
    CALLED_BACK,
    /** 原因反馈 */
    CAUSE_REPORTED,
    BACK_IN_SERVICE,
    CLOSED
}
