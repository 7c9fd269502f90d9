using MsaOrleans.Silo.Storage.Postgres;

namespace MsaOrleans.Silo.Tests.Storage;

public sealed class PostgresTimeoutTests
{
    [Theory]
    [InlineData("Host=db", 5, 10)]
    [InlineData("Host=db;Timeout=3", 3, 10)]
    [InlineData("Host=db;CommandTimeout=45", 5, 45)]
    [InlineData("Host=db;Timeout=15;Command Timeout=30", 15, 30)]
    public void A_database_that_hangs_is_given_up_in_time_unless_told_otherwise(string connectionString, int connecting, int statement)
    {
        var settings = PostgresDatabase.WithTimeouts(connectionString);
        Assert.Equal((connecting, statement), (settings.Timeout, settings.CommandTimeout));
    }
}
