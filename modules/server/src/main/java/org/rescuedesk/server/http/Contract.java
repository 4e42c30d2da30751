package org.rescuedesk.server.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the contract that this jar carries. */
final class Contract {
    static final String FILE = "openapi.yaml";
    private static final JsonObject ANY_ANSWER =
            new JsonObject().put("default", new JsonObject().put("description", "Not checked"));

    private Contract() {}

    /**
     * As the router takes it: without what it says of answers, since the router knows neither problem+json nor event streams nor
     * CSV as answers, and checks requests only. The tests check answers.
     */
    static Future<OpenAPIContract> load(Vertx vertx) {
        return vertx.executeBlocking(() -> withoutAnswers(parse(bytes())))
                .compose(contract -> OpenAPIContract.from(vertx, contract));
    }

    static byte[] bytes() throws IOException {
        try (var file = Contract.class.getResourceAsStream("/" + FILE)) {
            if (file == null) throw new IOException("The contract is missing from this build.");
            return file.readAllBytes();
        }
    }

    static JsonObject parse(byte[] yaml) {
        var text = new String(yaml, StandardCharsets.UTF_8);
        Map<String, Object> contract = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return new JsonObject(contract);
    }

    private static JsonObject withoutAnswers(JsonObject contract) {
        contract.getJsonObject("components").remove("responses");
        for (var path : contract.getJsonObject("paths")) {
            for (var operation : (JsonObject) path.getValue()) {
                if (operation.getValue() instanceof JsonObject described) described.put("responses", ANY_ANSWER.copy());
            }
        }
        return contract;
    }
}
