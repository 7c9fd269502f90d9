using Microsoft.Extensions.Options;
using MsaOrleans.Silo.Storage.Postgres;

namespace MsaOrleans.Silo.Storage;

/// <summary>Stops the start on a storage that can't work, with what to change.</summary>
internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options) =>
        options switch
        {
            { Provider: StorageProvider.Postgres } when string.IsNullOrWhiteSpace(options.ConnectionString) =>
                ValidateOptionsResult.Fail(
                    "Storage:Provider is postgres, but ConnectionStrings:Orleans is empty: say where the database is."
                ),
            { Provider: StorageProvider.Postgres, ConnectionString: { } text }
                when ConnectionText.Fault(text) is { } fault => ValidateOptionsResult.Fail(fault),
            { Provider: StorageProvider.Postgres } => ValidateOptionsResult.Success,
            { Provider: not StorageProvider.Sqlite } => ValidateOptionsResult.Fail(
                $"Storage:Provider is {options.Provider}: set it to sqlite or postgres."
            ),
            _ when string.IsNullOrWhiteSpace(options.Path) => ValidateOptionsResult.Fail(
                "Storage:Path is empty: name the SQLite file, for example data/msa.db."
            ),
            _ when options.Path.Contains(":memory:", StringComparison.OrdinalIgnoreCase) => ValidateOptionsResult.Fail(
                "Storage:Path is :memory:, where each connection would see its own empty database: name a file."
            ),
            _ => ValidateOptionsResult.Success,
        };
}
