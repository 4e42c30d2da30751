package org.rescuedesk.server.http;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorErrorType;
import io.vertx.openapi.validation.ValidatorException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.rescuedesk.server.http.Problem.Kind;

/** Says in a sentence which field of a request the contract doesn't allow, and why. */
final class Invalid {
    private static final Map<String, String> WHY = Map.ofEntries(
            Map.entry("required", "缺失 is missing"),
            Map.entry("additionalProperties", "不在接口中 is not in the contract"),
            Map.entry("type", "类型不对 has the wrong type"),
            Map.entry("enum", "不在可选值中 is none of the values that it can have"),
            Map.entry("pattern", "格式不对 does not have the form that it must have"),
            Map.entry("minimum", "太小 is too small"),
            Map.entry("maximum", "太大 is too large"),
            Map.entry("minLength", "太短 is too short"),
            Map.entry("maxLength", "太长 is too long"),
            Map.entry("multipleOf", "不是允许的倍数 is not a multiple of what it must be"),
            Map.entry("minProperties", "没有内容 says nothing"),
            Map.entry("maxItems", "给了不止一次 is given more than once"),
            // the contract's one choice
            Map.entry("oneOf", "须给出救援码与电梯编号之一 must name the elevator by one of rescueCode and elevator"));

    /** These only say that something inside them is wrong, unless nothing is. */
    private static final List<String> OUTER = List.of("properties", "$ref", "additionalProperties", "oneOf");

    private static final Pattern PARAMETER = Pattern.compile("(?:path|query|header) parameter (\\S+)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    private Invalid() {}

    static Problem problem(ValidatorException invalid) {
        if (invalid instanceof SchemaValidationException schema) return problem(schema);
        var parameter = PARAMETER.matcher(String.valueOf(invalid.getMessage()));
        if (parameter.find()) return field(parameter.group(1), "required");
        return new Problem(
                Kind.BAD_REQUEST,
                invalid.type() == ValidatorErrorType.MISSING_REQUIRED_PARAMETER
                        ? "没有请求体。The body is missing."
                        : "请求体不是 JSON。The body is not JSON.");
    }

    /** Refuses what the contract doesn't know of an address: whoever mistypes {@code month} must not get all months. */
    static Handler<RoutingContext> query(Operation operation) {
        var known = operation.getParameters().stream()
                .filter(each -> each.getIn() == Location.QUERY)
                .map(Parameter::getName)
                .collect(toUnmodifiableSet());
        return context -> {
            var given = context.queryParams();
            var unknown =
                    given.names().stream().filter(each -> !known.contains(each)).findFirst();
            var repeated = given.names().stream()
                    .filter(each -> given.getAll(each).size() > 1)
                    .findFirst();
            if (unknown.isPresent()) context.fail(field(unknown.get(), "additionalProperties"));
            else if (repeated.isPresent()) context.fail(field(repeated.get(), "maxItems"));
            else context.next();
        };
    }

    private static Problem problem(SchemaValidationException invalid) {
        var parameter = PARAMETER.matcher(String.valueOf(invalid.getMessage()));
        var unit = innermost(invalid.getOutputUnit().getErrors());
        return field(parameter.find() ? parameter.group(1) : place(unit), keyword(unit));
    }

    private static Problem field(String field, String keyword) {
        var why = WHY.getOrDefault(keyword, "不对 is not right").split(" ", 2);
        if (field.isEmpty()) return new Problem(Kind.BAD_REQUEST, "请求体" + why[0] + "。The body " + why[1] + ".");
        return new Problem(Kind.BAD_REQUEST, "字段 " + field + " " + why[0] + "。The field " + field + " " + why[1] + ".")
                .with("field", field);
    }

    /** The contract's complaint that lies deepest: the others follow from it. */
    private static OutputUnit innermost(List<OutputUnit> errors) {
        return errors.stream()
                .max(Comparator.<OutputUnit>comparingInt(each -> OUTER.contains(keyword(each)) ? 0 : 1)
                        .thenComparing(each -> each.getInstanceLocation().length()))
                .orElseThrow();
    }

    private static String keyword(OutputUnit unit) {
        var location = unit.getKeywordLocation();
        if (location.contains("/oneOf")) return "oneOf";
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** Where it is, as a caller writes it: {@code caller.phone}; empty for the body as a whole. */
    private static String place(OutputUnit unit) {
        var place = unit.getInstanceLocation().replaceFirst("^#/?", "").replace('/', '.');
        var missing = QUOTED.matcher(keyword(unit).equals("required") ? unit.getError() : "");
        if (!missing.find()) return place;
        return place.isEmpty() ? missing.group(1) : place + "." + missing.group(1);
    }
}
