using Npgsql;

namespace MsaOrleans.Baseline;

internal static class Schema
{
    public static async Task CreateAsync(NpgsqlDataSource database)
    {
        using var reader = new StreamReader(
            typeof(Schema).Assembly.GetManifestResourceStream("MsaOrleans.Baseline.schema.sql")!
        );
        await using var command = database.CreateCommand(await reader.ReadToEndAsync());
        await command.ExecuteNonQueryAsync();
    }
}
