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

/// <summary>Why a mail was not accepted. Only <see cref="Address"/> is final.</summary>
public enum MailFault
{
    /// <summary>The address does not exist, or accepts no mail for good.</summary>
    Address = 1,

    /// <summary>The recipient's mailbox accepts nothing at present: full, greylisted or locked.</summary>
    Mailbox = 2,

    /// <summary>The sender's address (<c>Mail:From</c>).</summary>
    Sender = 3,

    /// <summary>Relaying denied, a block list, authentication of the domain, or no reason given.</summary>
    Policy = 4,

    /// <summary>The content or the format of the mail.</summary>
    Content = 5,

    /// <summary>The server, or its connection to the recipient's server.</summary>
    Route = 6,

    /// <summary>A command or an extension that the server does not support.</summary>
    Protocol = 7,

    /// <summary>The server asks to send less, or later.</summary>
    Busy = 8,

    /// <summary><c>Mail:User</c> and <c>Mail:Password</c>.</summary>
    SignIn = 9,

    /// <summary>No TLS, or a certificate that is not trusted.</summary>
    Tls = 10,

    /// <summary>No connection, a lost one, or no answer in time.</summary>
    Network = 11,

    /// <summary>The mail could not be rendered.</summary>
    Own = 12,
}
