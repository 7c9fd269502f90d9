using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using MailKit.Security;
using MsaOrleans.Mail;

namespace MsaOrleans.Silo.Mail;

/// <summary>How mails leave; section <c>Mail</c>.</summary>
public sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    /// <summary>SMTP server; without one, mails become files in <see cref="Pickup"/>.</summary>
    public string? Host { get; set; }

    /// <summary>
    /// 465 for <see cref="MailSecurity.SslOnConnect"/>, 587 for <see cref="MailSecurity.StartTls"/>, else 25, unless
    /// set.
    /// </summary>
    [Range(1, 65535, ErrorMessage = "Mail:Port must be from 1 to 65535.")]
    public int? Port { get; set; }

    /// <summary>Signs in with <see cref="Password"/> when set; neither is ever sent in the clear.</summary>
    public string? User { get; set; }

    public string? Password { get; set; }

    public MailSecurity Security { get; set; } = MailSecurity.StartTlsWhenAvailable;

    /// <summary>Sender's address; its domain is that of the Message-IDs.</summary>
    public string From { get; set; } = "ne-pas-repondre@msa.example";

    /// <summary>Folder for mails when there is no server, from the content root; <c>data/mail</c> unless set.</summary>
    [Required(ErrorMessage = "Mail:Pickup must name a folder.")]
    public string Pickup { get; set; } = "data/mail";

    /// <summary>Where the links in mails lead.</summary>
    [Required(ErrorMessage = "Mail:PortalUrl must be an absolute address.")]
    public Uri PortalUrl { get; set; } = new("http://127.0.0.1:5080/");

    /// <summary>Limit of one try up to the end of the mail, connection included; 10 s unless set.</summary>
    [Range(
        typeof(TimeSpan),
        "00:00:00.1",
        "00:00:25",
        ErrorMessage = "Mail:Timeout must be from 00:00:00.1 to 00:00:25."
    )]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long the server may take to answer once it has a whole mail; 10 minutes unless set, as RFC 5321 §4.5.3.2.6
    /// asks.
    /// </summary>
    [Range(
        typeof(TimeSpan),
        "00:00:01",
        "00:10:00",
        ErrorMessage = "Mail:AnswerTimeout must be from 00:00:01 to 00:10:00."
    )]
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Connections of this process that talk to the server at one time; 10 unless set.</summary>
    [Range(1, 100, ErrorMessage = "Mail:Connections must be from 1 to 100.")]
    public int Connections { get; set; } = 10;

    internal EmailAddress Sender =>
        EmailAddress.Find(From) ?? throw new InvalidOperationException("Mail:From is checked at the start.");

    /// <summary>Mails of this process in a minute; 3,000 unless set.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Mail:PerMinute must be from 1 to 1000000.")]
    public int PerMinute { get; set; } = 3_000;

    [MemberNotNullWhen(true, nameof(User))]
    internal bool SignsIn => !string.IsNullOrWhiteSpace(User);

    internal int EffectivePort =>
        Port
        ?? EffectiveSecurity switch
        {
            MailSecurity.SslOnConnect => 465,
            MailSecurity.StartTls => 587,
            _ => 25,
        };

    internal SecureSocketOptions SocketOptions =>
        EffectiveSecurity switch
        {
            MailSecurity.None => SecureSocketOptions.None,
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            MailSecurity.SslOnConnect => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.StartTlsWhenAvailable,
        };

    private MailSecurity EffectiveSecurity =>
        Security == MailSecurity.StartTlsWhenAvailable && SignsIn ? MailSecurity.StartTls : Security;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!EmailAddress.TryParse(From, out _))
            yield return new("Mail:From must be an e-mail address alone, such as ne-pas-repondre@msa.example.");
        if (!string.IsNullOrWhiteSpace(Host) && Uri.CheckHostName(Host) == UriHostNameType.Unknown)
            yield return new("Mail:Host must be the name or the address of a server alone; its port is Mail:Port.");
        if (PortalUrl is { IsAbsoluteUri: false })
            yield return new("Mail:PortalUrl must be an absolute address.");
        if (SignsIn && Security == MailSecurity.None)
            yield return new("Mail:User would be sent in the clear: set Mail:Security to StartTls or SslOnConnect.");
    }
}

public enum MailSecurity
{
    StartTlsWhenAvailable = 0,
    None = 1,
    StartTls = 2,
    SslOnConnect = 3,
}
