using MsaOrleans.Mail;

namespace MsaOrleans.Grains.Mail;

/// <summary>The result of one try to send a mail.</summary>
public abstract record MailTry
{
    private MailTry() { }

    /// <summary>The server accepted it, or the file is in the pickup folder.</summary>
    public sealed record Sent : MailTry;

    /// <summary>The address accepts no mail for good; it is not tried again.</summary>
    public sealed record Refused : MailTry;

    /// <summary>
    /// It could not be sent, for a temporary reason or a fault of the service or the server; it is tried again later.
    /// </summary>
    public sealed record Failed(MailFault Fault) : MailTry;

    /// <summary>The server received the whole mail but did not confirm it: it may have arrived.</summary>
    public sealed record InDoubt : MailTry;

    /// <summary>The mail has to wait its turn until then; this does not count as a try.</summary>
    public sealed record PutOff(DateTimeOffset Until) : MailTry;

    /// <summary>An earlier try of the same mail is still running and will report its own outcome.</summary>
    public sealed record UnderWay : MailTry;
}
