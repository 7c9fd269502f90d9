namespace MsaOrleans.Mail;

/// <summary>
/// Why a mail was not accepted; only <see cref="Address"/> is final. Stored by name, sent by number: neither changes.
/// </summary>
[GenerateSerializer, Alias("mail-fault")]
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

    /// <summary>The server received the whole mail and did not confirm it: it may have arrived.</summary>
    Doubt = 13,
}
