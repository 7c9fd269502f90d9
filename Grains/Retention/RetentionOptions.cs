using System.ComponentModel.DataAnnotations;
using MsaOrleans.Grains.Retention.Domain;

namespace MsaOrleans.Grains.Retention;

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

    /// <summary>
    /// Hours in which the nightly purge works, in each fund's time zone; 22:00-05:00 unless set. The same time twice is
    /// all day.
    /// </summary>
    [RegularExpression(
        "^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$",
        ErrorMessage = "Retention:Window must be two times of day such as 22:00-05:00."
    )]
    public string Window { get; set; } = "22:00-05:00";

    /// <summary>Days for which backups are kept, for the receipts of erasures; unknown unless set.</summary>
    [Range(0, 3660, ErrorMessage = "Retention:BackupsKept must be a number of days, 0 to 3660.")]
    public int? BackupsKept { get; set; }

    /// <summary>Whether the export of a mailbox has the internal notes of agents; false unless set.</summary>
    public bool ExportNotes { get; set; }

    internal TimeSpan? KeptBackups => BackupsKept is { } days ? TimeSpan.FromDays(days) : null;

    internal NightWindow Night => NightWindow.Parse(Window)!;
}
