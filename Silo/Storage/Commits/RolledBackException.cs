using System.Data.Common;

namespace MsaOrleans.Silo.Storage.Commits;

/// <summary>A transaction failed, and it is certain that nothing of it is written.</summary>
public sealed class RolledBackException(DbException cause) : Exception(cause.Message, cause);
