using System.ComponentModel.DataAnnotations;

namespace MsaOrleans.Grains.Mailboxes;

/// <summary>What a caller may do in a given time; section <c>Limits</c>.</summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>New contacts of one mailbox in any 60 minutes; 10 unless set.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Limits:SubmissionsPerHour must be from 1 to 1000000.")]
    public int SubmissionsPerHour { get; set; } = 10;

    /// <summary>
    /// Writes to one mailbox in an hour by its member and their proxies, new contacts included; agents together have
    /// ten times that. 1,000,000 is no limit; 120 unless set.
    /// </summary>
    [Range(1, 1_000_000, ErrorMessage = "Limits:WritesPerHour must be from 1 to 1000000.")]
    public int WritesPerHour { get; set; } = 120;
}
