package org.trmgateway.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyBudgetTest {

    @Test
    void givesNoMoreThanThereIs() {
        BodyBudget budget = new BodyBudget(100);

        assertThat(budget.take(60)).isTrue();
        assertThat(budget.take(41)).isFalse();
        assertThat(budget.take(40)).isTrue();
        assertThat(budget.take(1)).isFalse();
    }

    @Test
    void givesAgainWhatCameBack() {
        BodyBudget budget = new BodyBudget(100);
        budget.take(100);

        budget.giveBack(30);

        assertThat(budget.take(31)).isFalse();
        assertThat(budget.take(30)).isTrue();
    }
}
