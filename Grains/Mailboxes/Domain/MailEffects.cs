using System.Text.Json.Serialization;
using MsaOrleans.Grains.Mail;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>
/// A mail that is owed to one address. A new one is a case here, named in <see cref="Effect"/>, with its templates.
/// </summary>
internal abstract record MailEffect : Effect
{
    private protected MailEffect() { }

    [JsonIgnore]
    public abstract MailKind Mail { get; }

    /// <summary>What agents and admins read of a mail that did not leave; the name the case is stored under.</summary>
    [JsonIgnore]
    public abstract string Name { get; }

    /// <summary>Whether it holds a secret, and is removed from storage at once when it has left.</summary>
    [JsonIgnore]
    public virtual bool HoldsSecret => false;

    /// <summary>The job of sending it, with what this mail says beside the rest.</summary>
    public virtual MailJob Describe(MailJob job) => job;
}

/// <summary>A mail about one contact, which records it should no address take it.</summary>
internal abstract record ContactMail : MailEffect
{
    private protected ContactMail() { }

    public required string ContactId { get; init; }
}

/// <summary>The request has come; always sent.</summary>
internal sealed record Acknowledgement : ContactMail
{
    /// <summary>When the answer is due, as it stood then, UTC.</summary>
    public required DateTimeOffset Deadline { get; init; }

    public override MailKind Mail => MailKind.Acknowledgement;

    public override string Name => "acknowledgement";

    public override MailJob Describe(MailJob job) => job with { DueAt = Deadline };
}

internal sealed record AnswerAvailable : ContactMail
{
    public override MailKind Mail => MailKind.AnswerAvailable;

    public override string Name => "answer";
}

/// <summary>An answer has waited unread for five business days.</summary>
internal sealed record UnreadReminder : ContactMail
{
    public override MailKind Mail => MailKind.AnswerRecall;

    public override string Name => "recall";
}

/// <summary>A clock has reached a step of its ladder; to the address that the fund gives for it.</summary>
internal sealed record Alert : ContactMail
{
    /// <summary>The step reached, 1 for the first.</summary>
    public required int Level { get; init; }

    /// <summary>When the answer is or was due, UTC.</summary>
    public required DateTimeOffset Deadline { get; init; }

    public override MailKind Mail => MailKind.Escalation;

    public override string Name => "escalation";

    public override MailJob Describe(MailJob job) => job with { DueAt = Deadline, Level = Level };
}

/// <summary>Another fund has taken the request over; always sent.</summary>
internal sealed record Transferred : ContactMail
{
    /// <summary>When the answer is due: as it was before, UTC.</summary>
    public required DateTimeOffset Deadline { get; init; }

    public override MailKind Mail => MailKind.Transferred;

    public override string Name => "transfer";

    public override MailJob Describe(MailJob job) => job with { DueAt = Deadline };
}

internal sealed record ProxyGranted : MailEffect
{
    public override MailKind Mail => MailKind.ProxyGranted;

    public override string Name => "proxyGranted";
}

internal sealed record ProxyRevoked : MailEffect
{
    public override MailKind Mail => MailKind.ProxyRevoked;

    public override string Name => "proxyRevoked";
}

/// <summary>Takes the code of an invitation to whoever is invited; the only place where the code is stored.</summary>
internal sealed record ProxyInvited : MailEffect
{
    public required string InvitationId { get; init; }

    public required string Code { get; init; }

    /// <summary>When the code expires, UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public override MailKind Mail => MailKind.ProxyInvited;

    public override string Name => "proxyInvited";

    public override bool HoldsSecret => true;

    public override MailJob Describe(MailJob job) => job with { DueAt = ExpiresAt, Code = Code };
}
