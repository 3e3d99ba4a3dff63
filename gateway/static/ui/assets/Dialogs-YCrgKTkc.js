import{$t as e,C as t,G as n,Gi as r,Gt as i,J as a,Jt as o,K as s,La as c,Q as l,Ra as u,U as d,Vi as f,W as p,Wi as m,an as h,ao as g,b as _,cn as v,co as y,dn as b,do as x,g as S,in as C,io as w,ir as T,ln as E,q as D,qi as O,ra as k,ro as A,v as j,z as M}from"./ui-BJNV9Gou.js";import{t as N}from"./Select-CBOWQjG2.js";import{t as ee}from"./count-DqulCOwf.js";import{n as P,t as F}from"./download-CGe_NNMl.js";import{a as te,i as ne,n as re,r as I,t as ie}from"./useExport-CmlNrmvL.js";import{n as ae,t as oe}from"./worker-lbs9Cvhx.js";import{t as se}from"./useMutation-BDYadbSN.js";import{i as ce}from"./selector-CMC9_1bn.js";var L=x(y(),1);function R({order:e,setOrder:r,close:i}){let{current:a,change:o,reset:c}=M(),l=s.filter(({id:e})=>!a.shown.includes(e));return g(A,{children:[g(`ul`,{className:t.columns,children:[a.shown.map(e=>w(z,{id:e,current:a,change:o},e)),l.map(({id:e,header:t})=>w(`li`,{children:g(`label`,{children:[w(`input`,{type:`checkbox`,checked:!1,onChange:()=>o(n(a,e))}),t]})},e))]}),w(B,{add:e=>o(n(a,e)),shown:a.shown}),w(H,{order:e,setOrder:r}),g(`p`,{className:t.actions,children:[w(T,{onPress:c,children:`As at first`}),w(T,{className:`primary`,onPress:i,children:`Done`})]})]})}function z({id:e,current:t,change:r}){let i=D(e)?.header??e,a=t.pinned.includes(e);return g(`li`,{children:[g(`label`,{children:[w(`input`,{type:`checkbox`,checked:!0,onChange:()=>r(n(t,e))}),i]}),w(T,{"aria-label":`${i}: to the left`,onPress:()=>r(d(t,e,-1)),children:`←`}),w(T,{"aria-label":`${i}: to the right`,onPress:()=>r(d(t,e,1)),children:`→`}),g(T,{onPress:()=>r(p(t,e)),children:[a?`Unpin`:`Pin`,g(`span`,{className:`visually-hidden`,children:[` `,i]})]})]})}function B({add:e,shown:n}){let[r,i]=(0,L.useState)(``),a=(0,L.useId)(),o=(0,L.useId)(),s=r.trim(),c=n.includes(s)?`it is a column already`:l(s),u=c!==null&&s.includes(`.`);return g(`form`,{onSubmit:t=>{t.preventDefault(),c===null&&(e(s),i(``))},children:[w(`label`,{htmlFor:a,children:`A value of the payload`}),w(`input`,{id:a,value:r,placeholder:`request.temperature, response.choices.0.finish_reason, extra.user`,onChange:({target:e})=>i(e.value),"aria-invalid":u,"aria-describedby":u?o:void 0}),u&&g(`p`,{id:o,role:`status`,children:[w(`span`,{"aria-hidden":!0,children:`✕ `}),`No column: `,c,`.`]}),w(`p`,{className:t.actions,children:w(T,{type:`submit`,isDisabled:c!==null,children:`Add the column`})})]})}var V={CREATED_AT:`time`,UPDATED_AT:`last change`,DURATION:`duration`,TOTAL_TOKENS:`tokens`,COST:`cost`,MODEL:`model`,RELEVANCE:`relevance`};function H({order:e,setOrder:t}){let n=j.map(e=>[e,`${V[e.replace(`-`,``)]??e}${e.startsWith(`-`)?`, largest`:`, smallest`} first`]);return w(`p`,{children:w(N,{label:`Order by`,value:e,options:n,set:t})})}function U(e,t){return e===`jsonl`?``:`${[`id`,...t.map(({id:e})=>e)].map(F).join(`,`)}\r\n`}function W(e,t,n){if(e===`jsonl`)return`${JSON.stringify(t)}\n`;let r=n.map(e=>e.texts(t).join(`, `));return`${[t.id,...r].map(F).join(`,`)}\r\n`}function G(e,t,n){let r=n.filter(({id:e})=>e!==`id`);return[U(e,r),...t.map(t=>W(e,t,r))]}var le=k(`
  query CountMatching($filter: CompletionFilter) {
    completions(filter: $filter) {
      totalCount
      totalCountIsExact
    }
  }
`),ue=k(`
  mutation TagCompletions($input: TagCompletionsInput!) {
    tagCompletions(input: $input) {
      count
    }
  }
`),K=500;async function de(e,t,n){if(e!==`all`)return{count:e.size,isExact:!0};let{data:r,errors:i}=await m(le,{filter:t??null},n?{signal:n}:{});if(!r.completions)throw i[0]??Error(`the count is missing`);return{count:r.completions.totalCount,isExact:r.completions.totalCountIsExact}}async function fe(e,t,n,{signal:r,progress:i}){let a=e===`all`?[t??{}]:q([...e]).map(e=>({id:{in:e}})),o=0;for(let[t,s]of a.entries()){let{data:a,errors:c}=await m(ue,{input:{filter:s,...n}},{signal:r});if(!a.tagCompletions)throw c[0]??Error(`the answer is missing`);o+=a.tagCompletions.count,i(Math.min((t+1)*K,e===`all`?1/0:e.size))}return o}function q(e,t=K){let n=Math.ceil(e.length/t);return Array.from({length:n},(n,r)=>e.slice(r*t,(r+1)*t))}function J(e){return[...new Set(e.split(`,`).map(e=>e.trim()))].filter(e=>e!==``)}var pe=new URL(`export.worker-Ci0Nu_M4.js`,import.meta.url).href,me=k(`
  query ExportCompletions(
    $filter: CompletionFilter
    $orderBy: [CompletionOrder!]!
    $first: Int!
    $after: String
  ) {
    completions(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      nodes {
        id
        createdAt
        updatedAt
        revision
        status
        kind
        model
        provider
        operation
        userId
        sessionId
        duration
        timeToFirstToken
        promptVersion
        tags
        failureKind
        failureReason
        finishReason
        usage {
          promptTokens
          completionTokens
          totalTokens
          cachedTokens
          cacheWriteTokens
          reasoningTokens
          audioTokens
        }
        cost {
          total
          input
          output
          cached
          priceSource
          priceDate
          pricedModel
        }
        metadata
        request
        response
        extra
        stacktrace {
          file
          line
          lineno
          name
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`),he=20,ge=200;async function _e({filters:e,orderBy:t,format:n,parts:r},{signal:i,progress:a,waits:o}){let{remote:s,end:c}=oe(ae(pe));try{r.push(await s.head(n));let c={count:0,bytes:0},l=new I(he,ge),u=({text:e,count:t,bytes:n})=>{r.push(e),c.count+=t,c.bytes+=n,a({...c})};for(let r of e)await ne({ask:(e,a)=>ve({filter:r??null,orderBy:t,first:e,after:a},s,n,i),size:l,take:u,waits:o},i)}finally{c()}}async function ve(e,t,n,i){let a=await r(me,e,{signal:i}),o=await t.page(a,n),[s]=o.errors;if(s)throw O.of(s);return{...o,bytes:o.text.size}}function ye(e,t,n){let{begin:r,...i}=re();return{...i,begin:i=>r(t===`whole`?be(e,i,n):xe(e,n))}}function be({filter:e,order:t},n,r){let i=n===null?[e]:q(n).map(e=>({id:{in:e}})),a=[];return{read:e=>_e({filters:i,orderBy:_(t),format:r,parts:a},e),save:()=>P(`completions`,r,a)}}function xe({filter:e,order:t,columns:n},r){let i=a(n.map(({id:e})=>e)),o={filter:e,orderBy:_(t),wanted:i},s=G(r,[],n);return{read:e=>ie({ask:(e,t,n)=>S(o,e,t,n),pageRows:200,take:e=>s.push(new Blob(G(r,e,n).slice(1)))},e),save:()=>P(`completions`,r,s)}}var Se={columns:`The columns that are shown; of texts their beginning, as the list has it`,whole:`All of each call: request, response, extra and stack, by their own digits`},Ce={jsonl:`JSON lines`,csv:`CSV`};function we(e){let{rows:n,columns:r,selection:i,filter:a,close:o}=e,[s,c]=(0,L.useState)(`jsonl`),[l,d]=(0,L.useState)(`columns`),f=ye(e,l,s),p=u(ee(a,n.reading)),m=n.rows.map(n.current),h=i===`all`?[]:[...i],_=m.filter(({id:e})=>h.includes(e)),v=l===`columns`,y=h.length>0?_:m,b=f.read!==null;return g(A,{children:[w(Y,{legend:`What`,of:Se,value:l,set:d,isDisabled:b}),w(Y,{legend:`Format`,of:Ce,value:s,set:c,isDisabled:b}),s===`csv`&&w(`p`,{children:`A cell that a spreadsheet would run begins with a quote.`}),w(te,{of:f,what:`call`}),g(`p`,{className:t.actions,children:[(v||h.length>0)&&g(T,{className:`primary`,isDisabled:b,onPress:()=>{v?(P(`completions`,s,G(s,y,r)),f.saved(y.length)):f.begin(h)},children:[h.length>0?`Selected`:`Loaded`,`:`,` `,C(v?y.length:h.length)]}),!(v&&n.isWhole)&&g(T,{isDisabled:b,onPress:()=>f.begin(null),children:[`All that match`,p.data&&`: ${C(p.data.totalCount,p.data.totalCountIsExact)}`]}),w(T,{onPress:o,children:`Close`})]})]})}function Y({legend:e,of:n,value:r,set:i,isDisabled:a}){return g(`fieldset`,{className:t.actions,disabled:a,children:[w(`legend`,{children:e}),Object.entries(n).map(([n,a])=>g(`label`,{className:t.choice,children:[w(`input`,{type:`radio`,name:e,checked:r===n,onChange:()=>i(n)}),a]},n))]})}var Te=k(`
  query TasksToTagFor {
    feedbackTasks(first: 1000) {
      nodes {
        id
        name
        selector {
          tags {
            all
            any
            none
          }
          filter
          sampleRate
          from
          to
        }
      }
    }
  }
`),Ee=()=>c({queryKey:[`tasks`,`tags`],staleTime:0,queryFn:async({signal:e})=>{let{data:t,errors:n}=await m(Te,{},{signal:e});if(!t.feedbackTasks)throw n[0]??Error(`the list is missing`);return t.feedbackTasks.nodes}});function X({tags:{all:e,any:t}}){return[...new Set([...e,...t.slice(0,1)])]}function De(e){return ce({...e,tags:{all:[],any:[],none:e.tags.none}})}function Z({selection:e,filter:n,close:r}){let[a,s]=(0,L.useState)(``),[c,l]=(0,L.useState)(``),[d,p]=(0,L.useState)(``),m=f(`WRITER`),_=u({queryKey:[`tagging`,e===`all`?n??{}:[...e]],queryFn:({signal:t})=>de(e,n,t),gcTime:0}),[v,y]=(0,L.useState)(null),{tag:b,progress:x,cancel:S}=Oe(e,n),E=v?X(v.selector):[],D={add:[...new Set([...J(a),...E])],remove:J(c)},O=_.data,k=O?C(O.count,O.isExact):``,j=O&&h(O.count,`completion`,O.isExact),M=O&&(!O.isExact||O.count>1e3)?k:null,N=m===null&&!!O&&O.count>0&&D.add.length+D.remove.length>0&&(M===null||d.replaceAll(`,`,``).trim()===M.replaceAll(`,`,``));return b.isSuccess?g(A,{children:[g(`p`,{role:`status`,children:[h(b.data,`completion`),` changed.`]}),v&&w(`p`,{children:g(`a`,{href:`#/tasks/${encodeURIComponent(v.id)}`,children:[`See the queue of `,w(i,{text:v.name||v.id})]})}),w(T,{className:`primary`,autoFocus:!0,onPress:r,children:`Done`})]}):g(`form`,{onSubmit:e=>{e.preventDefault(),N&&b.mutate(D)},children:[_.error&&w(o,{error:_.error,retry:()=>void _.refetch()}),w(`p`,{role:`status`,children:j?`${j} selected.`:`Counting …`}),w(Q,{label:`Add tags, with commas between them`,value:a,set:s,isFirst:!0}),w(Ae,{task:v,set:y}),w(Q,{label:`Take tags away`,value:c,set:l}),M!==null&&w(Q,{label:`These are many: type ${M} to go on`,value:d,set:p}),b.error&&w(o,{error:b.error}),b.isPending&&g(`p`,{role:`status`,children:[C(x),` done …`]}),g(`p`,{className:t.actions,children:[g(T,{type:`submit`,className:`primary`,isDisabled:!N||b.isPending,children:[`Tag `,k]}),w(T,{onPress:()=>{S(),r()},children:`Cancel`}),m]})]})}function Oe(t,n){let[r,i]=(0,L.useState)(0),a=(0,L.useRef)(new AbortController);return(0,L.useEffect)(()=>{let e=new AbortController;return a.current=e,()=>e.abort()},[]),{tag:se({mutationFn:e=>fe(t,n,e,{signal:a.current.signal,progress:i}),onSuccess:t=>e(`${h(t,`completion`)} changed`)}),progress:r,cancel:()=>a.current.abort()}}function ke({id:e,name:t,selector:n}){let r=X(n).length===0;return[e,`${t||e}${r?` (does not select by tags)`:``}`,r]}function Ae({task:e,set:t}){let n=u(Ee()),r=e?De(e.selector):[];return n.error?w(o,{error:n.error,retry:()=>void n.refetch()}):g(A,{children:[w(N,{label:`Add the tags of a task, so that it is graded`,value:e?.id??``,options:[[``,`no task`],...(n.data??[]).map(ke)],set:e=>t(n.data?.find(({id:t})=>t===e)??null)}),e&&g(`p`,{role:`status`,children:[`Adds `,w(i,{text:X(e.selector).join(`, `)}),`.`,r.length>0&&g(A,{children:[` `,`The task takes only what is also `,w(i,{text:r.join(`, `)}),`.`]})]})]})}function Q({label:e,value:t,set:n,isFirst:r=!1}){return g(`label`,{children:[e,w(`input`,{value:t,autoFocus:r,onChange:({target:e})=>n(e.value)})]})}var $={columns:`Columns`,tag:`Tag completions`,export:`Export`};function je(e){let{which:n,close:r}=e;return w(E,{isOpen:!0,isDismissable:!0,className:t.veil??``,onOpenChange:r,children:w(v,{className:t.dialog??``,children:g(b,{"aria-label":$[n],children:[w(`h2`,{children:$[n]}),n===`columns`&&w(R,{...e}),n===`tag`&&w(Z,{...e}),n===`export`&&w(we,{...e})]})})})}export{je as Dialogs};