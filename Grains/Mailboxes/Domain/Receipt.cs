using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>Recognises a repeated command by its idempotency key.</summary>
/// <param name="Key">Fingerprint of the caller and their key: two callers may use the same key.</param>
/// <param name="Fingerprint">Of what was asked: the same key may not ask for something else.</param>
internal sealed record Receipt(string Key, string Fingerprint)
{
    public static Receipt? Of(Actor actor, string? key, params ReadOnlySpan<string> request) =>
        key is null ? null : new Receipt(Grains.Fingerprint.Of(actor.Id, key), Grains.Fingerprint.Of(request));
}
