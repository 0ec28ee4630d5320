package org.quartermaster.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordRuleTest {

    @ParameterizedTest
    @CsvSource({
        "short-1, security.password.tooShort",
        "aaaaaaaaaaaaaa, security.password.obvious",
        "password1234, security.password.obvious",
        "123456789012, security.password.obvious",
        "quartermaster1, security.password.obvious",
        "my-anna-is-the-best, security.password.obvious",
    })
    void objectsTo(String password, String objection) {
        assertThat(PasswordRule.objection("anna", password)).contains(objection);
    }

    @Test
    void acceptsAFewWordsInAnyScript() {
        assertThat(PasswordRule.objection("anna", "harbour lantern seven")).isEmpty();
        assertThat(PasswordRule.objection("anna", "港口灯塔七号船今夜靠岸了吗")).isEmpty();
    }

    @Test
    void acceptsEveryPasswordThatItMakes() {
        for (int i = 0; i < 200; i++) {
            assertThat(PasswordRule.objection("anna", Digest.newPassword())).isEmpty();
        }
    }

    @Test
    void refusesWhatWouldOnlyCostTime() {
        assertThat(PasswordRule.objection("anna", "abcdefgh".repeat(26))).contains("security.password.tooLong");
    }
}
