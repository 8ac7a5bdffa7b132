/**
 * Ties calls by following values: functions, classes, objects of classes, modules and containers, through names, members,
 * arguments and results, until nothing new arrives anywhere. It takes no order of statements into account but that which a front
 * end has put into the steps, and tells callers of one function not apart. Entry: {@link dev.aura.code.language.flow.FlowCalls}.
 * One thread at a time.
 */
@NullMarked
package dev.aura.code.language.flow;

import org.jspecify.annotations.NullMarked;
