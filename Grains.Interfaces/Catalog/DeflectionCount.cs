namespace MsaOrleans.Catalog;

/// <summary>What became of one online service's offers on one day, for one reason.</summary>
/// <param name="Day">In the fund's time zone.</param>
/// <param name="Service">Code of the online service.</param>
/// <param name="Reason">Code of the reason that offered it; with the service it names one reason of the
/// catalogue.</param>
[GenerateSerializer, Immutable, Alias("deflection-count")]
public sealed record DeflectionCount(
    [property: Id(0)] DateOnly Day,
    [property: Id(1)] string Service,
    [property: Id(2)] string Reason,
    [property: Id(3)] int Offered,
    [property: Id(4)] int Used,
    [property: Id(5)] int Declined
);

/// <summary>What a member did with the dialog that offers an online service.</summary>
[GenerateSerializer, Alias("online-service-outcome")]
public enum OnlineServiceOutcome
{
    /// <summary>The dialog was shown.</summary>
    Offered = 1,

    /// <summary>The member left for the service.</summary>
    Used = 2,

    /// <summary>The member closed the dialog, to write or to choose another topic.</summary>
    Declined = 3,
}
