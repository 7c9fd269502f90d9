namespace MsaOrleans.Grains.Mail;

/// <summary>What became of one try to send a mail.</summary>
public abstract record MailTry
{
    private MailTry() { }

    /// <summary>The server took it, or the file is in the pickup folder.</summary>
    public sealed record Sent : MailTry;

    /// <summary>The address takes no mail and never will: not to be tried again.</summary>
    public sealed record Refused : MailTry;

    /// <summary>
    /// It could not be sent, for a reason that is the service's, the server's or passing: to be tried again later.
    /// </summary>
    public sealed record Failed(MailFault Fault) : MailTry;

    /// <summary>The server had the whole mail and never said what became of it: it may have arrived.</summary>
    public sealed record InDoubt : MailTry;

    /// <summary>It was not this mail's turn, and is not before then; this was no try.</summary>
    public sealed record PutOff(DateTimeOffset Until) : MailTry;

    /// <summary>An earlier try of the same mail goes on, and will tell its own outcome.</summary>
    public sealed record UnderWay : MailTry;
}

/// <summary>Whose fault it is that a mail was not taken. Only <see cref="Address"/> is final.</summary>
public enum MailFault
{
    /// <summary>The address does not exist, or takes no mail for good.</summary>
    Address = 1,

    /// <summary>The recipient's mailbox takes nothing for now: full, greylisted, locked.</summary>
    Mailbox = 2,

    /// <summary>The sender's address (<c>Mail:From</c>).</summary>
    Sender = 3,

    /// <summary>Relaying denied, a block list, authentication of the domain, or no reason given.</summary>
    Policy = 4,

    /// <summary>What the mail says, or how it is made.</summary>
    Content = 5,

    /// <summary>The server, or its way to the recipient.</summary>
    Route = 6,

    /// <summary>A command, or an extension that the server does not have.</summary>
    Protocol = 7,

    /// <summary>Too much at once, or not now.</summary>
    Busy = 8,

    /// <summary><c>Mail:User</c> and <c>Mail:Password</c>.</summary>
    SignIn = 9,

    /// <summary>No TLS, or a certificate that is not trusted.</summary>
    Tls = 10,

    /// <summary>No connection, none any more, or no word in time.</summary>
    Network = 11,

    /// <summary>The mail could not be made.</summary>
    Own = 12,
}
