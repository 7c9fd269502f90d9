using System.Collections.Immutable;

namespace MsaOrleans.Grains.Mail;

/// <summary>Escalations of one fund to one address, told in one mail.</summary>
/// <param name="Escalations">Two or more; each is settled with its own mailbox.</param>
[GenerateSerializer, Immutable, Alias("mail-digest")]
public sealed record MailDigest([property: Id(0)] ImmutableArray<MailJob> Escalations);
