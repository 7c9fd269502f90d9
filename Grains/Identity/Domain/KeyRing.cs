using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Identity.Domain;

/// <summary>Rules of the data protection key ring: one key for each period.</summary>
public static class KeyRing
{
    /// <summary>For how long an expired key is kept: longer than a sign-in takes, even if clocks differ.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    /// <summary>Adds an element, unless it exists or is not needed.</summary>
    public static KeyRingState Add(KeyRingState ring, RingElement element, DateTimeOffset now) =>
        ring.Elements.Any(key => key.Name == element.Name) || IsSpare(ring, element)
            ? ring
            : ring with
            {
                Elements = [.. Current(ring, now).Elements, element],
            };

    /// <summary>Removes the keys that expired more than <see cref="Grace"/> ago.</summary>
    public static KeyRingState Current(KeyRingState ring, DateTimeOffset now) =>
        ring with
        {
            Elements = [.. ring.Elements.Where(key => key.Until is not { } until || until + Grace > now)],
        };

    /// <summary>
    /// Whether the ring has a key for the same period. Once a key was revoked, every new key is accepted.
    /// </summary>
    private static bool IsSpare(KeyRingState ring, RingElement element) =>
        ring.Elements.All(key => key.Until is not null)
        && ring.Elements.Any(key => key.From < element.Until && element.From < key.Until);
}
