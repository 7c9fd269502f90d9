using System.ComponentModel.DataAnnotations;

namespace MsaOrleans.Grains.Mailboxes;

/// <summary>What a caller may do in a given time; section <c>Limits</c>.</summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>New contacts of one mailbox in any 60 minutes; 10 unless set.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Limits:SubmissionsPerHour must be from 1 to 1000000.")]
    public int SubmissionsPerHour { get; set; } = 10;
}
