using Dapper;

namespace MsaOrleans.Silo.Encryption;

/// <summary>Rows as the command reads and changes them.</summary>
internal sealed partial class EncryptCommand
{
    private async Task<byte[]?> StateAsync(StateRow row)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<byte[]?>(ReadState, row.Values(Service));
    }

    private async Task<List<T>> PageAsync<T>(string query, object values)
    {
        await using var connection = await database.OpenConnectionAsync();
        return (await connection.QueryAsync<T>(query, values)).AsList();
    }

    private async Task WriteAsync(Changes changes)
    {
        if (changes.Count == 0)
            return;
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var (text, values) in changes)
            _changed += await connection.ExecuteAsync(text, values, transaction);
        await transaction.CommitAsync();
    }

    private sealed class Changes : List<(string Text, DynamicParameters Values)>
    {
        public void Add(string text, DynamicParameters values) => Add((text, values));
    }

    private sealed class FoundRow
    {
        public string Id { get; set; } = "";

        public string Shown { get; set; } = "";
    }

    /// <summary>Before all others, unless read.</summary>
    internal sealed class StateRow
    {
        public int IdHash { get; set; } = int.MinValue;

        public int TypeHash { get; set; } = int.MinValue;

        public string Type { get; set; } = "";

        public string Id { get; set; } = "";

        public long Version { get; set; }

        public byte[] Bytes { get; set; } = [];

        public DynamicParameters Values(string service, byte[]? from = null, byte[]? to = null)
        {
            var values = new DynamicParameters(
                new
                {
                    service,
                    from,
                    to,
                }
            );
            values.AddDynamicParams(
                new
                {
                    IdHash,
                    TypeHash,
                    Type,
                    Id,
                    Version = (int)Version,
                }
            );
            return values;
        }
    }
}
