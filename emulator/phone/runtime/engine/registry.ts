// Page, Component and Behavior: definitions of the mini program's modules become glass-easel components, with their
// template, style sheet and json. A component's module runs when something first needs it.
import type { AppBundle, ComponentConfig } from '../../compiler/bundle';
import { MiniProgramEnv, type glassEasel, type Caller, type CodeSpace, type Root } from '../glass';
import { makeFunction } from '../make-function';
import { PhoneBackend } from './backend';
import { ReadyQueue } from './ready';
import { SingleSlots } from './single-slots';
import type { StyleSheets } from './styles';
import { nativeTags } from './native-nodes';
import { wxsHooks } from './wxs';

type Definition = Record<string, unknown>;
type Registered = Parameters<Parameters<CodeSpace['componentEnv']>[1]>[0];
type TemplateGroups = Readonly<Record<string, (name: string) => unknown>>;
type CompiledTemplate = Parameters<CodeSpace['addCompiledTemplate']>[1];
type StaticConfig = Parameters<CodeSpace['addComponentStaticConfig']>[1];

export interface ModuleRunner {
  /** Runs a component's module, once; false when the mini program has none of that path. */
  run(path: string): boolean;
  /** Tells the author something about the mini program, once. */
  warn(text: string): void;
}

export class Registry {
  readonly ready = new ReadyQueue();
  readonly #singleSlots = new SingleSlots((text) => {
    this.modules.warn(text);
  });
  readonly #environment = new MiniProgramEnv();
  readonly #space: CodeSpace;
  readonly #backend;
  readonly #templates: TemplateGroups;
  readonly #ensured = new Set<string>();
  readonly #defined = new Set<string>();
  #loading: string | null = null;
  readonly #named: ReadonlyMap<string, unknown>;

  /** @param defineBuiltIns defines WeChat's components in the global space and returns them by tag */
  constructor(
    private readonly bundle: AppBundle,
    private readonly styles: StyleSheets,
    private readonly modules: ModuleRunner,
    defineBuiltIns: (space: CodeSpace) => ReadonlyMap<string, unknown>,
  ) {
    const globals = this.#environment.getGlobalCodeSpace();
    const builtIns = defineBuiltIns(globals);
    const known = knownTags(bundle, builtIns.keys());
    const backend = new PhoneBackend(styles, (tag) => {
      if (!known.has(tag)) modules.warn(`<${tag}> is not supported by this phone: it is drawn as a plain box.`);
    });
    this.#backend = this.#environment.associateBackend(backend);
    this.#space = this.#environment.createCodeSpace('main', true);
    this.#space.setOverallBehavior(this.#readyBehavior());
    const inner = this.#space.getComponentSpace();
    // Property names such as "data" must not shadow the instance's own fields; handlers may be set on `this` later.
    inner.updateComponentOptions({ writeFieldsToNode: false, useMethodCallerListeners: true });
    for (const [tag, type] of builtIns) inner.setGlobalUsingComponent(tag, type as never);
    this.#prepareAsWeChat();
    this.#named = this.#wellKnownBehaviors();
    const evaluate = makeFunction('__wxs', 'window', 'document', 'fetch', `return ${bundle.templates}`) as (
      hooks: unknown,
    ) => TemplateGroups;
    this.#templates = evaluate(wxsHooks);
    styles.use('app');
    this.#space.addStyleSheet('app', 'app', '');
  }

  /** Page, Component and Behavior: they define what is being loaded, whichever module calls them. */
  readonly constructors = {
    Page: (definition: Definition): void => {
      this.#define(definition, (inner) => inner.Page);
    },
    Component: (definition: Definition): void => {
      this.#define(definition, (inner) => inner.Component);
    },
    Behavior: (definition: Definition): unknown =>
      this.#environmentOf(this.#loading ?? '').Behavior({ ...definition, ...this.#behaviorsOf(definition) } as never),
  };

  #environmentOf(path: string): Registered {
    return this.#space.componentEnv(path, (registered) => registered);
  }

  #define(definition: Definition, pick: (inner: Registered) => (definition: never) => void): void {
    const path = this.#loading;
    if (path === null) throw new Error('Page and Component can only be called while a page or component is loaded.');
    this.#adoptOptions(path, definition.options);
    this.#defined.add(path);
    pick(this.#environmentOf(path))({ ...definition, ...this.#behaviorsOf(definition) } as never);
  }

  /** The prefix of a component's classes in the document; empty where they are shared. */
  scopeOf(path: string): string {
    return this.styles.isShared(path) ? '' : (this.bundle.styles[path]?.scope ?? '');
  }

  /** Makes a page's tree, not yet attached. */
  createPage(path: string, url: string): Root {
    this.ensure(path);
    return this.#backend.createRoot('page', this.#space, `/${url}`);
  }

  /** Makes the mini program's own tab bar for one page, not yet attached; null where it has none. */
  createTabBar(): Root | null {
    const path = this.bundle.tabBarComponent;
    if (path === null) return null;
    this.ensure(path);
    return this.#backend.createRoot('custom-tab-bar', this.#space, `/${path}`);
  }

  /** Runs the module of a component or page and, before it, of all it uses. */
  ensure(path: string): void {
    if (this.#ensured.has(path)) return;
    this.#ensured.add(path);
    const config = this.bundle.components[path];
    for (const used of Object.values(config?.usingComponents ?? {})) this.ensure(used);
    for (const generic of Object.values(config?.componentGenerics ?? {}))
      if (generic !== true && generic.default) this.ensure(generic.default);
    this.#addStatic(path, config);
    this.#loading = path;
    const ran = this.modules.run(path);
    this.#loading = null;
    if (!this.#defined.has(path)) {
      if (ran) console.error(`Component is not found in path "${path}": its .js calls neither Page nor Component.`);
      this.#space.component(path).definition({}).register();
    }
  }

  #addStatic(path: string, config: ComponentConfig | undefined): void {
    const generics = Object.entries(config?.componentGenerics ?? {}).map(([name, generic]) => [
      name,
      generic === true || !generic.default ? true : { default: `/${generic.default}` },
    ]);
    this.#space.addComponentStaticConfig(path, {
      ...config,
      usingComponents: Object.fromEntries(
        Object.entries(config?.usingComponents ?? {}).map(([tag, used]) => [tag, `/${used}`]),
      ),
      ...(generics.length > 0 ? { componentGenerics: Object.fromEntries(generics) as Record<string, true> } : {}),
    } as StaticConfig);
    const template = this.#templates[path];
    if (template) {
      this.#space.addCompiledTemplate(path, {
        groupList: this.#templates as never,
        content: template as never,
        fallbackListenerOnNativeNode: true,
      } satisfies CompiledTemplate);
    }
    const style = this.bundle.styles[path];
    this.#space.addStyleSheet(path, style ? path : undefined, style?.scope ?? path.replace(/\W/g, '_'));
  }

  /**
   * Ids stand in the document too, with the prefix of the component that wrote them: style sheets may name them. And
   * which slot a component has without `multipleSlots` is WeChat's choice, not glass-easel's.
   */
  #prepareAsWeChat(): void {
    type Prepare = (path: string, options?: unknown) => [options: Record<string, unknown>, isolation: unknown];
    const space = this.#space as unknown as { prepareComponentOptions: Prepare };
    const prepare = space.prepareComponentOptions.bind(space);
    space.prepareComponentOptions = (path, options) => {
      const [prepared, isolation] = prepare(path, options);
      const own = { writeIdToDOM: true, idPrefixGenerator: () => this.scopeOf(path) };
      return [{ ...prepared, ...own, ...this.#singleSlots.optionsFor(path, prepared) }, isolation];
    };
  }

  /** styleIsolation may stand in the json or in the definition's options. */
  #adoptOptions(path: string, options: unknown): void {
    const given = (options ?? {}) as { styleIsolation?: string; addGlobalClass?: boolean };
    const known = this.#space.getComponentStaticConfig(path) ?? {};
    const isolation = known.styleIsolation ?? given.styleIsolation;
    const addGlobalClass = known.addGlobalClass ?? given.addGlobalClass;
    this.#space.addComponentStaticConfig(path, {
      ...known,
      ...(isolation === undefined ? {} : { styleIsolation: isolation }),
      ...(addGlobalClass === undefined ? {} : { addGlobalClass }),
    } as StaticConfig);
    const shared =
      isolation === undefined ? known.component !== true : isolation === 'shared' || isolation === 'page-shared';
    if (shared) this.styles.share(path);
  }

  #behaviorsOf(definition: Definition): { behaviors?: unknown[] } {
    if (!Array.isArray(definition.behaviors)) return {};
    return {
      behaviors: definition.behaviors.map((behavior: unknown) => {
        if (typeof behavior !== 'string') return behavior;
        const known = this.#named.get(behavior);
        if (!known) this.modules.warn(`Behavior "${behavior}" is not supported by this phone; it adds nothing.`);
        return known ?? this.#named.get('wx://component-export');
      }),
    };
  }

  #wellKnownBehaviors(): ReadonlyMap<string, unknown> {
    const field = { properties: { name: String, value: null } };
    const behavior = (definition: Definition) => this.#space.behavior().definition(definition).register();
    return new Map([
      ['wx://form-field', behavior(field)],
      ['wx://form-field-group', behavior({})],
      ['wx://form-field-button', behavior({})],
      ['wx://component-export', behavior({})],
      // Hands a component's scrolling to the scroll-view inside it; there is nothing to hand over in one document.
      ['wx://proxy-scroll-view', behavior({})],
    ]);
  }

  #readyBehavior(): glassEasel.GeneralBehavior {
    const { ready } = this;
    return this.#space.getComponentSpace().defineBehavior({
      lifetimes: {
        attached(this: unknown) {
          ready.add((this as Caller)._$);
        },
      },
    });
  }
}

/** What may stand in a template: WeChat's tags that the phone has, and the names the mini program gives its components. */
function knownTags(bundle: AppBundle, builtIns: Iterable<string>): ReadonlySet<string> {
  const own = Object.values(bundle.components).flatMap(({ usingComponents, componentGenerics = {} }) => [
    ...Object.keys(usingComponents),
    ...Object.keys(componentGenerics),
  ]);
  return new Set(['page', 'custom-tab-bar', ...nativeTags, ...builtIns, ...own]);
}
