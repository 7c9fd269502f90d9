using System.Text.RegularExpressions;
using MsaOrleans.Mail;

namespace MsaOrleans.Silo.Mail;

/// <summary>
/// Whose fault a refusal is (RFC 3463, RFC 5321 §4.2.3). A mail refused for its address is never tried again; any other
/// is tried for days and reported to operators. In doubt the address is not to blame.
/// </summary>
internal static partial class Blame
{
    public static MailFault Of(SmtpReply reply)
    {
        if (reply.Code == 421)
            return MailFault.Busy;
        if (reply.Code is 530 or 535)
            return MailFault.SignIn;
        return reply.Enhanced is { } code ? OfEnhanced(reply, code) : OfBare(reply);
    }

    private static MailFault OfEnhanced(SmtpReply reply, EnhancedCode code) =>
        code.Subject switch
        {
            1 when code.Detail is 7 or 8 || reply.Stage == SmtpStage.Sender => MailFault.Sender,
            1
                when reply is { IsPermanent: true, Stage: >= SmtpStage.Recipient }
                    && code.Detail is 1 or 2 or 3 or 4 or 6 or 10 => MailFault.Address,
            1 => MailFault.Mailbox,
            2 when reply is { IsPermanent: true, Stage: >= SmtpStage.Recipient } && code.Detail == 1 =>
                MailFault.Address,
            2 => MailFault.Mailbox,
            3 when reply.Code < 500 => MailFault.Busy,
            4 when reply.Code < 500 && code.Detail == 5 => MailFault.Busy,
            3 or 4 => MailFault.Route,
            5 when reply.Code < 500 && code.Detail == 3 => MailFault.Busy,
            5 => MailFault.Protocol,
            6 => MailFault.Content,
            7 when reply.Code < 500 && reply.Stage <= SmtpStage.Sender => MailFault.Busy,
            7 => MailFault.Policy,
            _ => OfBare(reply),
        };

    private static MailFault OfBare(SmtpReply reply) =>
        reply switch
        {
            { Code: >= 500 and <= 504 or 555 } => MailFault.Protocol,
            { Code: < 500, Stage: SmtpStage.Recipient } => MailFault.Mailbox,
            { Code: < 500 } => MailFault.Busy,
            { Stage: SmtpStage.Sender } => MailFault.Sender,
            { Code: 551 or 556, Stage: SmtpStage.Recipient or SmtpStage.Data } => MailFault.Address,
            { Code: 550 or 553, Stage: SmtpStage.Recipient or SmtpStage.Data } => SaysNoSuchAddress(reply.Words)
                ? MailFault.Address
                : MailFault.Policy,
            { Code: 552, Stage: >= SmtpStage.Recipient } => MailFault.Mailbox,
            { Stage: SmtpStage.End } => MailFault.Content,
            _ => MailFault.Policy,
        };

    /// <summary>
    /// A bare 550 or 553 stands for "no such mailbox" as well as for "command rejected for policy reasons" and for
    /// relaying denied: only the text tells them apart. The address is to blame only when the text says so and names no
    /// other cause.
    /// </summary>
    private static bool SaysNoSuchAddress(string words) => NoSuchAddress().IsMatch(words) && !OurFault().IsMatch(words);

    [GeneratedRegex(
        @"\b(no such|unknown|nonexistent|non-existent|invalid|no|not a valid|not a known)\s+(\w+\s+)?"
            + @"(user|recipient|mailbox|account|address)\b"
            + @"|\b(user|recipient|mailbox|account|address)\b.*\b(unknown|not found|does ?n[o']?t exist|"
            + @"does not exist|not exist|invalid|no longer|disabled|no mailbox)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex NoSuchAddress();

    [GeneratedRegex(
        @"\b(relay\w*|blocked|block|blacklist\w*|listed|rbl|dnsbl|spam\w*|spf|dkim|dmarc|policy|sender|"
            + @"from|client|authenticat\w*|denied|host)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex OurFault();
}
