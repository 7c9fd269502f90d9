using System.Collections.Immutable;

namespace MsaOrleans.Grains.Mail;

/// <summary>One mail with several alerts of one fund to one address.</summary>
/// <param name="Escalations">The alerts, two or more; each is settled with its own mailbox.</param>
[GenerateSerializer, Immutable, Alias("mail-digest")]
public sealed record MailDigest([property: Id(0)] ImmutableArray<MailJob> Escalations);
