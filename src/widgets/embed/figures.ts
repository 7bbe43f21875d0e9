/** A figure that can be shown on other people’s pages, by itself. */
export type EmbeddedFigure = {
  /** In its address, and the folder of its code. */
  readonly id: string;
  /** How lessons write it. */
  readonly element: string;
  readonly title: string;
  /** What one does with it, in a sentence. */
  readonly says: string;
};

/** Every figure that can be embedded, in the order of the course. */
export const embeddedFigures = [
  {
    id: 'roofline-plot',
    element: 'RooflinePlot',
    title: 'Roofline of a chip',
    says: 'Move along the roof of a chip and see whether memory or arithmetic binds.',
  },
  {
    id: 'ridge-chips',
    element: 'RidgeChips',
    title: 'Ridge batches of chips',
    says: 'Compare how many tokens a pass of each chip must carry, by how weights are stored and multiplied.',
  },
  {
    id: 'batch-plots',
    element: 'BatchPlots',
    title: 'Latency and cost against batch',
    says: 'Drag the batch size; a pass takes longer, and a token becomes cheaper.',
  },
  {
    id: 'train-timetable',
    element: 'TrainTimetable',
    title: 'A timetable of passes',
    says: 'Come to a server at any moment and see how long you wait for your pass.',
  },
  {
    id: 'hbm-drain',
    element: 'HbmDrain',
    title: 'Memory, read once in each pass',
    says: 'Fill a memory with caches and see how long a pass takes to read it.',
  },
  {
    id: 'kv-cache-builder',
    element: 'KvCacheBuilder',
    title: 'A KV cache from an architecture',
    says: 'Set layers, heads and formats, and compare the cache with those of real models.',
  },
  {
    id: 'context-cost',
    element: 'ContextCost',
    title: 'Cost per token against context',
    says: 'Move along the context and see where caches begin to cost more than all else.',
  },
  {
    id: 'experts-touched',
    element: 'ExpertsTouched',
    title: 'Experts touched by a batch',
    says: 'Grow a batch and see how many experts of a mixture it touches.',
  },
  {
    id: 'rack-routing',
    element: 'RackRouting',
    title: 'Routing to experts on a rack',
    says: 'Follow tokens to their experts on one rack and on two, and count what crosses.',
  },
  {
    id: 'boundary-ratio',
    element: 'BoundaryRatio',
    title: 'Traffic inside a stage and at its boundary',
    says: 'See why a pipeline may be cut where experts may not.',
  },
  {
    id: 'pipeline-schedule',
    element: 'PipelineSchedule',
    title: 'Timetable of a pipeline',
    says: 'Lay out micro-batches on stages, in inference and in training, and see the bubbles.',
  },
  {
    id: 'memory-budget',
    element: 'MemoryBudget',
    title: 'Memory of one chip',
    says: 'Spread a model over chips and stages, and see what is left for caches.',
  },
  {
    id: 'domain-growth',
    element: 'DomainGrowth',
    title: 'Weight time against the size of a domain',
    says: 'Put more chips in one domain and see the weights read faster.',
  },
  {
    id: 'equal-costs',
    element: 'EqualCosts',
    title: 'Three costs of a model',
    says: 'Balance pretraining, reinforcement learning and inference.',
  },
  {
    id: 'falling-and-rising',
    element: 'FallingAndRising',
    title: 'A falling and a rising cost',
    says: 'Find where their sum is least, and how flat the valley is.',
  },
  {
    id: 'price-tiers',
    element: 'PriceTiers',
    title: 'Price tiers against cost',
    says: 'Read from a published price what the cache of a token weighs.',
  },
  {
    id: 'fast-mode',
    element: 'FastMode',
    title: 'A fast mode and the usual one',
    says: 'Turn a price and a speed into the batches behind them.',
  },
  {
    id: 'drain-times',
    element: 'DrainTimes',
    title: 'Drain times of memories',
    says: 'Find the memory that suits how long a prompt waits.',
  },
  {
    id: 'cache-tiers',
    element: 'CacheTiers',
    title: 'Ways to keep a prompt',
    says: 'Compare holding a cache with computing it again, by how soon it is wanted.',
  },
  {
    id: 'feistel',
    element: 'Feistel',
    title: 'A Feistel network, there and back',
    says: 'Mix eight digits, and undo it, whatever the function inside.',
  },
  {
    id: 'activation-memory',
    element: 'ActivationMemory',
    title: 'Activations during a training step',
    says: 'See what a reversible network saves, layer by layer.',
  },
  {
    id: 'slip-finder',
    element: 'SlipFinder',
    title: 'Find the slip behind a number',
    says: 'Guess which slip leads to a claimed number.',
  },
  {
    id: 'sum-or-max',
    element: 'SumOrMax',
    title: 'Add, or take the longest',
    says: 'See where two formulas of the time of a pass differ, and by how much.',
  },
  {
    id: 'published-scatter',
    element: 'PublishedScatter',
    title: 'Published measurements against their bounds',
    says: 'Look up how near measured times and speeds come to the roofline.',
  },
  {
    id: 'measured-pass',
    element: 'MeasuredPass',
    title: 'Passes timed on an H100 and an H200',
    says: 'Grow a batch on two cards of one arithmetic and two memories, and see where they part and meet.',
  },
  {
    id: 'left-out',
    element: 'LeftOut',
    title: 'What the bound leaves out',
    says: 'Take a published pass apart and account for its time.',
  },
] as const satisfies readonly EmbeddedFigure[];

export type EmbedId = (typeof embeddedFigures)[number]['id'];
export type EmbedElement = (typeof embeddedFigures)[number]['element'];
