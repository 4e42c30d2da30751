package org.rescuedesk.cli.story;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.Lifetime;
import org.rescuedesk.cli.Logging;
import org.rescuedesk.cli.Parts;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.cli.Running;
import org.rescuedesk.cli.option.Port;
import org.rescuedesk.cli.option.Speed;
import org.rescuedesk.cli.replay.ReplayFolder;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.simulator.Simulator;
import org.rescuedesk.simulator.SimulatorOptions;
import org.rescuedesk.simulator.story.Story;
import org.rescuedesk.simulator.story.StoryTown;

/**
 * One story, told live at a desk of its own in a folder that goes with it. Flat out it ends with the story; else it stays to be looked
 * at until somebody ends it, or {@code length} is over.
 */
public record StoryDemo(
        String name, Port port, Speed speed, @Nullable Duration length) {
    private static final String HOST = "127.0.0.1";
    private static final Duration BEFORE = Duration.ofMinutes(1);

    public void tell(Progress progress) throws Exception {
        var story = Story.find(name).orElseThrow(this::noSuchStory);
        try (var folder = ReplayFolder.open(null)) {
            Logging.toFileIn(folder.path());
            Lifetime.run(progress, lifetime -> tell(story, folder, lifetime, progress));
        }
    }

    private CannotStart noSuchStory() {
        var names = String.join(", ", Story.names());
        return new CannotStart(
                "There is no story " + name + ". There are: " + names + ".", "没有名为 " + name + " 的故事。可选：" + names + "。");
    }

    private void tell(Story story, ReplayFolder folder, Lifetime lifetime, Progress progress) throws Exception {
        folder.write(StoryTown.register());
        var from = begin(story);
        var settings = new Parts(lifetime, progress).complete(folder.settings(port, from));
        var plug = lifetime.keep("database's plug", "数据库插头", new DatabasePlug(folder.path()));
        var running = new Running(lifetime, progress);
        var server = running.startDesk(settings);
        var address = "http://" + HOST + ":" + server.httpPort() + "/";
        introduce(story, address, progress);
        var options = SimulatorOptions.demo(Objects.requireNonNull(settings.mqttUrl()))
                .withSpeed(speed.times())
                .withFrom(from);
        var simulator = lifetime.keep(
                "story", "故事", Simulator.tell(options, story, new DeskSeat(address, plug), progress::say));
        running.watch(length, Running.end(server), over(simulator, progress));
    }

    /** Fails when the story breaks off; flat out, ends with it. */
    private CompletableFuture<?> over(Simulator simulator, Progress progress) {
        var over = Running.end(simulator).thenAccept(isOver -> {
            if (isOver) progress.say("The story is over. 故事结束。");
        });
        return speed.times() == SimulatorOptions.FLAT_OUT
                ? over
                : over.thenCompose(done -> new CompletableFuture<Void>());
    }

    /** The day is today; the desk stands a minute before the first thing happens. */
    private static Instant begin(Story story) {
        var day = LocalDate.now(Clock.system(StoryTown.ZONE));
        return day.atTime(story.steps().get(0).at())
                .atZone(StoryTown.ZONE)
                .toInstant()
                .minus(BEFORE);
    }

    private static void introduce(Story story, String address, Progress progress) {
        progress.say(story.chineseTitle() + "  " + story.englishTitle());
        story.about().forEach(progress::say);
        progress.say("Board 看板 " + address);
    }
}
