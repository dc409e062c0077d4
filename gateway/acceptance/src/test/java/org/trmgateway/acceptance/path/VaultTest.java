package org.trmgateway.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.acceptance.demo.Samples;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.acceptance.federation.Federation;
import org.trmgateway.acceptance.federation.VaultCommand;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.trail.TrailEntry;

/** Two officers open the vault of a running node with {@code ./trm vault}; nobody does alone. */
@ExtendWith(SharedFederation.class)
class VaultTest {

    private static final String FAMILY_NAME = "Łącka-Wójcik";

    private final LiveFederation live;
    private final Federation federation;
    private final String message;

    VaultTest(LiveFederation live) {
        this.live = live;
        this.federation = live.federation();
        SystemClient.Answer answer = live.poland()
                .submit(Samples.polish(Samples.MOTHER, live.newCaseNumber()), "application/xml", SystemClient.newKey());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        this.message = answer.json().get("messageIds").get(0).asString();
        live.settle();
    }

    @Test
    void opensForTwoOfficersOnceAndSaysSoOnTheTrail() {
        VaultCommand revealed = VaultCommand.reveal(federation, message);

        assertThat(revealed.err()).isEmpty();
        assertThat(revealed.code()).isZero();
        assertThat(revealed.out())
                .contains("P1\tPerson/prs_SecondName\t" + FAMILY_NAME, "RevealOrdered", "RevealExecuted")
                .doesNotContain("P3\t");
        assertThat(events()).endsWith(EvidenceEvent.REVEAL_ORDERED, EvidenceEvent.REVEAL_EXECUTED);
    }

    @Test
    void refusesOneOfficerAndTheSameTwice() {
        for (List<String> officers : List.of(
                List.of("case-officer-1"),
                List.of("data-protection-officer-1"),
                List.of("case-officer-1", "case-officer-1"),
                List.of("case-officer-1", "case-officer-2"))) {
            VaultCommand refused = VaultCommand.reveal(federation, message, officers.toArray(String[]::new));
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("PROTECT_REVEAL_APPROVAL_MISSING");
            assertThat(refused.out()).doesNotContain(FAMILY_NAME);
        }
        assertThat(events()).doesNotContain(EvidenceEvent.REVEAL_ORDERED);
    }

    @Test
    void worksAtTwoDesksAndUsesAnOrderOnce(@TempDir Path desk) throws IOException {
        String order = desk.resolve("order.xml").toString();
        String password = federation.keys().layout().password().toString();
        String caseOfficer = VaultCommand.officer(federation, "case-officer-2").toString();
        String dataProtection =
                VaultCommand.officer(federation, "data-protection-officer-1").toString();
        assertThat(VaultCommand.run(
                                "order",
                                "--node",
                                "pl",
                                "--message",
                                message,
                                "--fields",
                                "P1,P3",
                                "--purpose",
                                "subject-access",
                                "--basis",
                                "gdpr-art-15",
                                "--recipient",
                                "pl-sg",
                                "--out",
                                order)
                        .code())
                .isZero();
        for (String officer : List.of(caseOfficer, dataProtection)) {
            assertThat(VaultCommand.run("sign", order, "--officer", officer, "--password-file", password)
                            .code())
                    .isZero();
        }
        String outer = desk.resolve("outer.json").toString();
        String inner = desk.resolve("inner.json").toString();
        Path read = desk.resolve("read");
        String[] bring = {
            "reveal", order, "--federation", VaultCommand.file(federation).toString(), "--node", "pl", "--keep", outer
        };
        assertThat(VaultCommand.run(bring).code()).isZero();
        assertThat(Files.readString(Path.of(outer))).doesNotContain(FAMILY_NAME);
        assertThat(VaultCommand.run("open", outer, "--officer", dataProtection, "--password-file", password)
                        .code())
                .isEqualTo(1);
        assertThat(VaultCommand.run(
                                "open", outer, "--officer", caseOfficer, "--password-file", password, "--keep", inner)
                        .code())
                .isZero();
        assertThat(VaultCommand.run(
                                "open",
                                inner,
                                "--officer",
                                dataProtection,
                                "--password-file",
                                password,
                                "--out",
                                read.toString())
                        .code())
                .isZero();
        assertThat(Files.readString(read)).contains(FAMILY_NAME, "prs_Birthdate");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(read)))
                .isEqualTo("rw-------");

        VaultCommand again = VaultCommand.run(bring);
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("PROTECT_REVEAL_USED");
    }

    @Test
    void theRunningNodeHoldsNoNameOutsideTheVault() {
        String body = new Bodies(live.inside()).text("pl", message, Direction.OUT);
        assertThat(body).contains("***").doesNotContain(FAMILY_NAME);
    }

    private List<EvidenceEvent> events() {
        return live.trail("pl", MessageId.parse(message)).stream()
                .map(TrailEntry::event)
                .toList();
    }
}
