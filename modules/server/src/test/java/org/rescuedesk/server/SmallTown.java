package org.rescuedesk.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A register of a few elevators, two firms and three crews in Nanming, as the CSV folder that the desk adopts; and one more elevator
 * in an area whose limit is too short for anybody.
 */
public final class SmallTown {
    public static final String ELEVATOR = "GY-000001";
    public static final String OTHER = "GY-000002";
    public static final String HASTY = "GY-000003";
    /** How many more elevators there are, for tests that need one for each case: {@link #more}. */
    public static final int MORE = 60;

    public static final String NEAR = "C-near";
    public static final String FAR = "C-far";
    public static final String STRANGER = "C-stranger";
    public static final String SIGNAL = "elevator/520102/" + ELEVATOR + "/signal";
    public static final String RECEIPT = "elevator/520102/" + ELEVATOR + "/receipt";
    public static final String HASTY_SIGNAL = "elevator/520103/" + HASTY + "/signal";

    private SmallTown() {}

    /** The id of one of the {@link #MORE} elevators, from 1. */
    public static String more(int number) {
        return String.format("GY-%06d", 100_000 + number);
    }

    private static String moreRows() {
        return IntStream.rangeClosed(1, MORE)
                .mapToObj(i -> more(i) + "," + (100_000 + i) + ",520102,F-1,贵阳市南明区花果园" + (9 + i)
                        + "栋1号梯,RESIDENTIAL,26.573,106.713\n")
                .collect(Collectors.joining());
    }

    public static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("areas.csv"), """
                id,name,name_en,zone,limit_s
                520102,南明区,Nanming,Asia/Shanghai,1800
                520103,云岩区,Yunyan,Asia/Shanghai,2
                """);
        Files.writeString(folder.resolve("firms.csv"), """
                id,name
                F-1,黔安电梯
                F-2,筑城电梯
                """);
        Files.writeString(folder.resolve("stations.csv"), """
                id,name,lat,lon
                S-near,近站,26.570,106.710
                S-far,远站,26.600,106.740
                """);
        Files.writeString(folder.resolve("elevators.csv"), """
                id,rescue_code,area,firm,place,place_type,lat,lon
                GY-000001,035302,520102,F-1,贵阳市南明区花果园3栋1号梯,RESIDENTIAL,26.571,106.711
                GY-000002,035303,520102,F-1,贵阳市南明区花果园4栋2号梯,RESIDENTIAL,26.572,106.712
                GY-000003,035304,520103,F-1,贵阳市云岩区喷水池5栋1号梯,MALL,26.590,106.715
                """ + moreRows());
        Files.writeString(folder.resolve("crews.csv"), """
                id,name,firm,station
                C-near,近组,F-1,S-near
                C-far,远组,F-1,S-far
                C-stranger,外组,F-2,S-near
                """);
        return folder;
    }
}
