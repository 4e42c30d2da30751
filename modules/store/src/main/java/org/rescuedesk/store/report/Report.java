package org.rescuedesk.store.report;

import java.util.List;

/**
 * One slice of the response times: the whole, its parts by month, area, firm and group of causes, arrivals in buckets of five minutes, and the
 * thousand who came latest.
 */
public record Report(
        ResponseTimes whole,
        List<Part> byMonth,
        List<Part> byArea,
        List<Part> byFirm,
        List<Part> byCause,
        List<Bucket> buckets,
        List<ListedRescue> late) {

    /** The rescues of one month ({@code 2026-11}), area, firm or group of causes; "" where a rescue has no firm or nobody has reported its cause. */
    public record Part(String key, ResponseTimes times) {}

    /** How many crews arrived after {@code fromS} and not after {@code toS} seconds. */
    public record Bucket(long fromS, long toS, long arrived) {}
}
