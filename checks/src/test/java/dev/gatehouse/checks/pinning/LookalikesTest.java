package dev.gatehouse.checks.pinning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.checks.pinning.Lookalikes.Likeness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names that a person or a model could take for each other.
class LookalikesTest {
    @ParameterizedTest
    @CsvSource({
        "send_email,send_email,EQUAL", "send_email,Send_Email,CONFUSABLE", "send_email,send-email,CONFUSABLE", "send_email,sendEmail,CONFUSABLE",
        "send_email,send.email,CONFUSABLE", "send_email,send_emai1,CONFUSABLE", "send_email,senc1_email,NONE", "send_email,sencl_email,CONFUSABLE",
        "list_items,Iist_items,CONFUSABLE", "read_form,read_forrn,CONFUSABLE", "write_file,vvrite_file,CONFUSABLE", "get_o,get_0,CONFUSABLE",
        "send_email,send_emails,NEAR", "send_email,send_emial,NEAR", "send_email,sned_email,NEAR", "send_email,send_mail,NEAR",
        "read_file,read_fule,NEAR", "create_pull_request,create_pul_requests,NEAR", "create_pull_request,update_pull_request,NONE",
        "read_file,write_file,NONE", "get,set,NONE", "add,sub,NONE", "search,fetch,NONE", "echo,each,NONE", "list_notes,list_votes,NEAR"})
    void twoNamesAreAsAlikeAsTheyLook(String one, String other, Likeness likeness) {
        assertThat(Lookalikes.of(one, other)).isEqualTo(likeness);
        assertThat(Lookalikes.of(other, one)).isEqualTo(likeness);
    }
}
