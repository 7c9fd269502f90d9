using System.Text.Json;
using MsaOrleans.Silo.Storage.Commits;

namespace MsaOrleans.Silo.Storage.Sqlite;

/// <summary>The rows of the index of searches that go with a state.</summary>
internal sealed partial class SqliteRows
{
    private void WriteSearch(SearchEntry entry)
    {
        (string, object?)[] contact = [("@contact", entry.ContactId)];
        if (entry.Reworded)
            Prepared(SqliteSearch.Unsay, contact).ExecuteNonQuery();
        if (entry.Shown is null)
        {
            Prepared(SqliteSearch.Lose, contact).ExecuteNonQuery();
            return;
        }
        (string, object?)[] place = [.. contact, ("@fund", entry.Fund!), ("@created", entry.CreatedAt)];
        if (entry.Reworded)
        {
            Prepared(SqliteSearch.Say, [.. place, ("@words", JsonSerializer.Serialize(entry.Words!.Split(' ')))])
                .ExecuteNonQuery();
            (string, object?)[] topic = [("@topic", entry.Topic!), ("@words", entry.TopicWords!)];
            Prepared(SqliteSearch.File, [("@fund", entry.Fund!), .. topic]).ExecuteNonQuery();
        }
        (string, object?)[] row =
        [
            .. place,
            ("@status", entry.Status),
            ("@theme", entry.Theme!),
            ("@topic", entry.Topic!),
            ("@words", entry.Words!),
            ("@shown", entry.Shown),
        ];
        Prepared(SqliteSearch.Find, row).ExecuteNonQuery();
    }
}
