using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Identity.Domain;

/// <summary>A ring on which one key protects at a time.</summary>
public static class KeyRing
{
    /// <summary>How long past its end a key is kept: longer than any sign-in takes, whichever clock is slow.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    /// <summary>The ring with this element; as it was when the element is there or is not needed.</summary>
    public static KeyRingState Add(KeyRingState ring, RingElement element, DateTimeOffset now) =>
        ring.Elements.Any(key => key.Name == element.Name) || IsSpare(ring, element)
            ? ring
            : ring with
            {
                Elements = [.. Current(ring, now).Elements, element],
            };

    /// <summary>The ring without the keys that have long ended.</summary>
    public static KeyRingState Current(KeyRingState ring, DateTimeOffset now) =>
        ring with
        {
            Elements = [.. ring.Elements.Where(key => key.Until is not { } until || until + Grace > now)],
        };

    /// <summary>
    /// Whether there is a key for its time. A ring from which one was withdrawn takes any: it may need it.
    /// </summary>
    private static bool IsSpare(KeyRingState ring, RingElement element) =>
        ring.Elements.All(key => key.Until is not null)
        && ring.Elements.Any(key => key.From < element.Until && element.From < key.Until);
}
