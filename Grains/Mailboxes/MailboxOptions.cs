using System.ComponentModel.DataAnnotations;

namespace MsaOrleans.Grains.Mailboxes;

/// <summary>What a mailbox keeps; section <c>Retention</c>.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>Contacts a mailbox keeps; 50 unless set.</summary>
    [Range(1, 1000, ErrorMessage = "Retention:MaxContacts must be from 1 to 1000.")]
    public int MaxContacts { get; set; } = 50;

    /// <summary>Calendar months for which it keeps them; 36 unless set.</summary>
    [Range(1, 1200, ErrorMessage = "Retention:HistoryMonths must be from 1 to 1200.")]
    public int HistoryMonths { get; set; } = 36;
}

/// <summary>What a caller may do in a given time; section <c>Limits</c>.</summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>New contacts of one mailbox in any 60 minutes; 10 unless set.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Limits:SubmissionsPerHour must be from 1 to 1000000.")]
    public int SubmissionsPerHour { get; set; } = 10;
}
