namespace MsaOrleans.Silo.Settings;

/// <summary>Settings with which nothing starts.</summary>
/// <param name="faults">Each names the key and says what is allowed; none shows a secret.</param>
public sealed class SettingsException(params IEnumerable<string> faults) : Exception(string.Join(' ', faults));
