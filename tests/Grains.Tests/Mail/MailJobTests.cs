using MsaOrleans.Grains.Mail;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mail;

public sealed class MailJobTests
{
    [Fact]
    public void What_a_log_may_show_of_a_mail_has_neither_its_address_nor_its_code()
    {
        var job = new MailJob(
            "jean",
            "invite.7",
            MailKind.ProxyInvited,
            "lucie@autre.example",
            "picardie",
            Tuesday,
            Tuesday,
            Code: "0Z5V-S8BM-S9S1-0E5Z"
        );
        Assert.Equal("Mail invite.7", $"{job}");
    }
}
