namespace MsaOrleans.Silo.Storage;

/// <summary>The database could not be brought to this version's schema; nothing was changed.</summary>
/// <param name="script">The script that failed, if it was one.</param>
public sealed class SchemaException(string? script, Exception cause)
    : Exception($"The schema could not be upgraded ({script ?? "before the first script"}): {cause.Message}", cause)
{
    public string? Script { get; } = script;
}
