const listed = `number numbers dumb abdomens abreast abuser accidental accidentals acing acridest alight
alike amused ancient aped appetiser appetites appetizer apposite arching arming
arthritic arthritics asexual ashing assailed assaulter assaults asteroid asteroids
attach attache attached attaches attacker attained attracted backfire backing badder
banded barer bathing beaching beading beaker bearing bears beast bedding beefing
befriend bell bells berthing betting billing blander bleaching bleating blending
blessing blight blond blooding bloods bloom blurring booth botch bottled bottoms bound
bowed bowl boyfriends bragging braises brake brash breach breaching breading breadth
breasting breathed breather breathers breathes breaths breeding breezing brightened
brine bristle brittler broaching broker brood brooked broth bruise brushing bubbling
bucketing bucking buckling bugling bulking bulling bully bunched bundling bungling
bunking burbling bused bustling butting buttocks buttons caching calve cancel cancers
canker cannon canter caped caper cared career cares carves cash cashed cashing cater
caters caves censused charming cheat chess chests chili chill chilli chilly choke chowed
chugging clash clashed clashing clod closing clout coaching coalition coked colds
collapses collared collated collation collisions collusion colt confessed confided
confined confuse confuses conjured consent consonant constancy constants constituted
constraint constrictions constructions consultant consumed contact content contestant
contractions contractors contradictions contraption contraptions convulsed cooked
couching counting coupling coursing courting cower crashes crashing crass crest cresting
crisping croaked crooned crouch crouching cruises cruising crumbing crunching crusading
crush crusting crutch cursing cuttings dancer dears dedication deranging detention
dipping dogging dooming dozing drafting draped draping draughtier drawing drawling
dredging dripped dripping droning drooling drooping droops droppings drowning drowse
drowsing drudging drugging duckling dummy dwelling ears ejection ejections election
elections electron emission enable endings erecting eruption eviction execution exertion
factored fainter farming fearing fears feature featured feeding feinted felling fells
fending feverishly fight filling fiver fleecing fleeing fleeting flights flighty flood
fractures freaking freeing fretting fright frighted frighten fueling gainful gaped
gassing gearing gears geeing generals gibing girlfriends gladder glower grain grin
gripped groan groins gummy gutting halves hamming handed haring harking harping
headaches heady hear hearing hears heartache hearth hearts heave heeling highs hipping
hiving hosing hound humor humour inaction inception indebted indented indicted inducted
induction infecting infections infectious infects inferred infested inflated inflation
inflection inflections inflicted infraction ingested injunction inserted insertion
inspected inspection intention invented invention inverted invested jacket jetting
jingling jutting keeling killings kilning kinked knight knocker ladders laded lanced
lander larded lauded leading leafing leaping leasing leeks lending lever licked
lightness liking liming lining lisping livings loping loser lover loving lowed lowers
lowing lumping lunched madder massing mediation medicating medications meditation
meditations mending midwife midwifed midwifes milling mingling moments monuments
motorbikes motorise motorize mound mower munched nearing nears needle needled needless
netting nicked nigh nipping nosing numbest numbs nutting olive oozing operatic operating
operational operations operative operator oration overbore overcome overdoses overdue
overrode overtone overuse overused packer packets paddle paint painted paralyse
paralyses paralysing paralysis paralytic paralytics paralyze paralyzed paralyzes parsing
partners pasting pausing peak peaking pears peeking peeks peeling peeping peering
peeving pending pends pennant pens petting picked picket pilling pine pines pinks pints
piping pirates plain plating pleasure pleating plight pocket poignancy poignant posing
postage pound pressured pressures presume primate primates privately privater privatest
privatise privatises privatizes privies prostrated prostrates pulling pulping pulsations
pulsed purpler purples purse pursing putting raced racket raged ragging raked rape rapid
rapped rapping rared rarer rash rasped rated raved razed reaped rearing rears recession
reeks reeling remissions rending revere revision rightness rigours rippling rooked roped
roughing rummy rumor rumour rushing rutting sacred sadden sadder saddled saddles
sallower salves sanded scaled scalloped scare scarfed scarred scarring scenting sceptic
schools scored scurrying sealing seaming seared searing sears seating seats sedating
seedling seeing seeks selling sending sensational setting sever severed severer severing
severs shallower shavers shearing sheathing sheering shelling shelving shimmering shine
shipped shouldered shoveling showering shriveling shrugging shudder sicked silvering
sine singling singly sipped sipping skating skeptic skipped slating sleeting slight
slipper slivering slivers slopped sloppy slugging sluicing slumming slumping smearing
smelling smelting smolder smoulder smoulders smuggling snared sneak sneaking sneezing
snipped snuggling soared sodden sound sounder sourcing souring spangled spared sparring
speaks spear spearing speck spelling spellings spice spike spilling spinals spines spins
spiral spire spite splurging spurning spurred spurring spurting squaring squeaking
squealing squiring stains stalling stared starring stars stating steak stealing steaming
steeling sterling stilling stirring stirs stoke stomachs straddled straggle straggled
straggler straggles straggling stranded strangely stranger strangle strangling strengths
strike stripped stripping strode stroked strove struggled suckling suicidal suicides
suppresses surfing surging swallows swathing swats swatting swearing swears sweeping
sweets swellings swerving swilling swine swiping swirling swiveling swivelling tables
tainted tangling tangoing taped tapping teaming tears teasing teeing temperate
temperatures tending tentacles testicles testifies textiles threatened thronging ticked
tickling tightens tightest tilling tingeing tinging tingle tinkling tinning tinseling
tinting tipped tipping titling toddle toddled toddlers toddles toiled toilets tonguing
towels tower tramping transplanted transplants trapping trappings trash trashed trialing
tricking trickster trifling trilling trimesters trimming tripled tripling trooping
trouping trumping tumors tumours tutor twinging twinkling urinate urinates urinating
usable vaginae valves vending vetting violet visions vowel vowels waddle wafers wagers
waiters wallowed warming watery wavers weaken weakens weakest weaknesses weariness
weaver weeding weeds weeps weigh weighs weighty welling whine whiten whiter whites
wicked willing wining wiper wiring wobble wore worsen worsting wounds wreak wreath
wreathe wreathing wright write yearn yearns zipping
traped`;

/**
 * English words that look like a misspelt key word but mean themselves: they are never
 * mended. Chosen by listing the common words that lie within the speller's reach of the
 * rules' key words. They travel in the compiled gate, parted by spaces.
 */
export const ordinaryWords: string = listed.replaceAll(/\s+/g, ' ');
