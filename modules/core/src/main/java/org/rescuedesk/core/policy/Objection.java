package org.rescuedesk.core.policy;

/** Why rules can't be taken up, in both languages of the desk. */
public record Objection(String chinese, String english) {
    static Objection changed(Policy policy) {
        return new Objection(
                "规则 " + policy.id() + " 已启用，内容不能再改：请另起一个版本。",
                "The rules " + policy.id()
                        + " are in use and can't be changed: give the new ones a version of their own.");
    }

    static Objection moved(Policy known, Policy policy) {
        return new Objection(
                "规则 " + policy.id() + " 已定于 " + known.from() + " 生效，不能改为 " + policy.from() + "：请另起一个版本。",
                "The rules " + policy.id() + " are known to begin at " + known.from() + " and can't begin at "
                        + policy.from() + " instead: give those that do a version of their own.");
    }

    static Objection overtaken(Policy policy, Policy known) {
        return new Objection(
                "规则 " + policy.id() + " 不能在 " + known.id() + "（" + known.from() + " 生效）之后登记：新版本的编号须更大，生效时间不可更早。",
                "The rules " + policy.id() + " can't follow " + known.id() + ", which begin at " + known.from()
                        + ": what is new has a higher version than all before it and begins no earlier.");
    }
}
