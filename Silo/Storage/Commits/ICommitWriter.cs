namespace MsaOrleans.Silo.Storage.Commits;

/// <summary>Writes several states in one transaction.</summary>
public interface ICommitWriter
{
    /// <summary>All of them but the refused ones, or none. No key may come twice.</summary>
    /// <returns>
    /// The version of each from now on, in their order; 0 for a refused one: a first write that lost its race, a stale
    /// version, or a version whose row has been deleted meanwhile. The reminder of a refused one stays as it is.
    /// </returns>
    /// <exception cref="RolledBackException">The database refused a row; nothing is written.</exception>
    /// <exception cref="System.Data.Common.DbException">Nobody knows whether they are written.</exception>
    Task<IReadOnlyList<int>> WriteAsync(IReadOnlyList<StateWrite> writes);
}
