namespace ReliefApi.IntegrationTests.Fixture;

/// <summary>Tests that measure this process's memory run one by one, after all others: what others hold would be counted too.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
