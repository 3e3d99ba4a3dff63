import{$t as e,Ai as t,Di as n,E as r,Fi as i,Ha as a,Ka as o,Kn as s,Nt as c,Rt as l,Sa as u,Ua as d,Ut as f,Va as p,Vi as m,Xt as h,Ya as g,Zt as _,b as v,d as y,da as b,f as x,g as S,ga as C,h as w,ha as T,ji as E,k as D,m as O,p as k,qt as A,u as j,v as M,w as ee,x as te,xa as ne,y as re,zt as N}from"./ui-BBGX17A8.js";import{t as P}from"./Select-HCN1dq0P.js";import{t as ie}from"./count-BiGKb7Ao.js";import{n as F,t as I}from"./download-CD9Mmpyu.js";import{n as L,t as R}from"./patient-SpYmGv8O.js";import{n as ae,t as oe}from"./worker-lbs9Cvhx.js";import{t as se}from"./useMutation-BXESb2u4.js";import{i as ce}from"./selector-CVLiWfW_.js";var z=g(o(),1);function le(){let{c:e}=C({from:`/completions`}),t=T({from:`/completions`}),n=b(k),r=x(e),i=e=>{k.set(e),r.length>0&&t({to:`.`,search:t=>({...t,c:[...e.shown]})})};return[r.length>0?{...n,shown:r}:n,i]}function B({order:e,setOrder:t,close:n}){let[r,i]=le(),o=M.filter(({id:e})=>!r.shown.includes(e));return d(p,{children:[d(`ul`,{className:D.columns,children:[r.shown.map(e=>a(V,{id:e,current:r,change:i},e)),o.map(({id:e,header:t})=>a(`li`,{children:d(`label`,{children:[a(`input`,{type:`checkbox`,checked:!1,onChange:()=>i(S(r,e))}),t]})},e))]}),a(H,{add:e=>i(S(r,e)),shown:r.shown}),a(W,{order:e,setOrder:t}),d(`p`,{className:D.actions,children:[a(s,{onPress:()=>i(y),children:`As at first`}),a(s,{className:`primary`,onPress:n,children:`Done`})]})]})}function V({id:e,current:t,change:n}){let r=re(e)?.header??e,i=t.pinned.includes(e);return d(`li`,{children:[d(`label`,{children:[a(`input`,{type:`checkbox`,checked:!0,onChange:()=>n(S(t,e))}),r]}),a(s,{"aria-label":`${r}: to the left`,onPress:()=>n(O(t,e,-1)),children:`←`}),a(s,{"aria-label":`${r}: to the right`,onPress:()=>n(O(t,e,1)),children:`→`}),d(s,{onPress:()=>n(w(t,e)),children:[i?`Unpin`:`Pin`,d(`span`,{className:`visually-hidden`,children:[` `,r]})]})]})}function H({add:e,shown:t}){let[n,r]=(0,z.useState)(``),i=(0,z.useId)(),o=n.trim(),c=v(o)&&!t.includes(o);return d(`form`,{onSubmit:t=>{t.preventDefault(),c&&(e(o),r(``))},children:[a(`label`,{htmlFor:i,children:`A value of the payload`}),a(`input`,{id:i,value:n,placeholder:`request.temperature, response.choices.0.finish_reason, extra.user`,onChange:({target:e})=>r(e.value),"aria-invalid":o!==``&&!c}),a(`p`,{className:D.actions,children:a(s,{type:`submit`,isDisabled:!c,children:`Add the column`})})]})}var U={CREATED_AT:`time`,UPDATED_AT:`last change`,DURATION:`duration`,TOTAL_TOKENS:`tokens`,COST:`cost`,MODEL:`model`,RELEVANCE:`relevance`};function W({order:e,setOrder:t}){let n=ee.map(e=>[e,`${U[e.replace(`-`,``)]??e}${e.startsWith(`-`)?`, largest`:`, smallest`} first`]);return a(`p`,{children:a(P,{label:`Order by`,value:e,options:n,set:t})})}function ue(e,t){return e===`jsonl`?``:`${[`id`,...t.map(({id:e})=>e)].map(I).join(`,`)}\r\n`}function de(e,t,n){if(e===`jsonl`)return`${JSON.stringify(t)}\n`;let r=n.map(e=>e.texts(t).join(`, `));return`${[t.id,...r].map(I).join(`,`)}\r\n`}function G(e,t,n){let r=n.filter(({id:e})=>e!==`id`);return[ue(e,r),...t.map(t=>de(e,t,r))]}var fe=m(`
  query CountMatching($filter: CompletionFilter) {
    completions(filter: $filter) {
      totalCount
      totalCountIsExact
    }
  }
`),pe=m(`
  mutation TagCompletions($input: TagCompletionsInput!) {
    tagCompletions(input: $input) {
      count
    }
  }
`),K=500;async function me(e,n,r){if(e!==`all`)return{count:e.size,isExact:!0};let{data:i,errors:a}=await t(fe,{filter:n??null},r?{signal:r}:{});if(!i.completions)throw a[0]??Error(`the count is missing`);return{count:i.completions.totalCount,isExact:i.completions.totalCountIsExact}}async function he(e,n,r,{signal:i,progress:a}){let o=e===`all`?[n??{}]:q([...e]).map(e=>({id:{in:e}})),s=0;for(let[n,c]of o.entries()){let{data:o,errors:l}=await t(pe,{input:{filter:c,...r}},{signal:i});if(!o.tagCompletions)throw l[0]??Error(`the answer is missing`);s+=o.tagCompletions.count,a(Math.min((n+1)*K,e===`all`?1/0:e.size))}return s}function q(e,t=K){let n=Math.ceil(e.length/t);return Array.from({length:n},(n,r)=>e.slice(r*t,(r+1)*t))}function J(e){return[...new Set(e.split(`,`).map(e=>e.trim()))].filter(e=>e!==``)}var ge=new URL(`export.worker-CLfIrLyc.js`,import.meta.url).href,_e=m(`
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
`),ve=20,ye=200;async function be({filters:e,orderBy:t,format:n},{signal:r,progress:i}){let{remote:a,end:o}=oe(ae(ge));try{let o=[await a.head(n)],s={count:0,bytes:0},c=new R(ve,ye),l=({text:e,count:t,bytes:n})=>{o.push(e),s.count+=t,s.bytes+=n,i({...s})};for(let i of e)await L({ask:(e,o)=>xe({filter:i??null,orderBy:t,first:e,after:o},a,n,r),size:c,take:l},r);return o}finally{o()}}async function xe(e,t,n,r){let a=await E(_e,e,{signal:r}),o=await t.page(a,n),[s]=o.errors;if(s)throw i.of(s);return{...o,bytes:o.text.size}}function Se(e,t,n){let[i,a]=(0,z.useState)(null),[o,s]=(0,z.useState)(null),c=(0,z.useRef)(null);return(0,z.useEffect)(()=>()=>c.current?.abort(),[]),{read:i,error:o,begin:i=>{let o=new AbortController,{signal:l}=o;c.current=o,s(null),a({count:0,bytes:0});let u={signal:l,progress:a},d=i===null?[e.filter]:q(i).map(e=>({id:{in:e}}));(t===`whole`?be({filters:d,orderBy:r(e.order),format:n},u):Ce(e,n,u)).then(e=>{l.aborted||F(`completions`,n,e)}).catch(e=>{l.aborted||s(e)}).finally(()=>a(null))},cancel:()=>c.current?.abort()}}async function Ce({filter:e,order:t,columns:n},i,{signal:a,progress:o}){let s=te(n.map(({id:e})=>e)),c={filter:e,orderBy:r(t),wanted:s},l=G(i,[],n),u=0;return await L({ask:async(e,t)=>{let{nodes:n,pageInfo:r}=await j(c,t,a,e);return{nodes:n,count:n.length,bytes:0,...r}},size:new R(200,200),take:({nodes:e,count:t})=>{l.push(new Blob(G(i,e,n).slice(1))),u+=t,o({count:u,bytes:0})}},a),l}var we={columns:`The columns that are shown; of texts their beginning, as the list has it`,whole:`All of each call: request, response, extra and stack, by their own digits`},Te={jsonl:`JSON lines`,csv:`CSV`};function Ee(e){let{rows:t,columns:n,selection:r,filter:i,close:o}=e,[c,m]=(0,z.useState)(`jsonl`),[h,g]=(0,z.useState)(`columns`),_=Se(e,h,c),v=u(ie(i,t.reading)),y=t.rows.map(t.current),b=r===`all`?[]:[...r],x=y.filter(({id:e})=>b.includes(e)),S=h===`columns`,C=x.length>0?x:y,w=_.read!==null;return d(p,{children:[a(Y,{legend:`What`,of:we,value:h,set:g,isDisabled:w}),a(Y,{legend:`Format`,of:Te,value:c,set:m,isDisabled:w}),c===`csv`&&a(`p`,{children:`A cell that a spreadsheet would run begins with a quote.`}),_.error!==null&&a(f,{error:_.error}),_.read!==null&&d(`p`,{role:`status`,children:[l(_.read.count),` read`,_.read.bytes>0&&`, ${De(_.read.bytes)}`,` …`,` `,a(s,{onPress:_.cancel,children:`Cancel`})]}),d(`p`,{className:D.actions,children:[(S||b.length>0)&&d(s,{className:`primary`,isDisabled:w,onPress:()=>{S?F(`completions`,c,G(c,C,n)):_.begin(b)},children:[b.length>0?`Selected`:`Loaded`,`:`,` `,l(S?C.length:b.length)]}),!(S&&t.isWhole)&&d(s,{isDisabled:w,onPress:()=>_.begin(null),children:[`All that match`,v.data&&`: ${l(v.data.totalCount,v.data.totalCountIsExact)}`]}),a(s,{onPress:o,children:`Close`})]})]})}function De(e){return e<1e6?`${Math.ceil(e/1e3)} kB`:`${(e/1e6).toFixed(1)} MB`}function Y({legend:e,of:t,value:n,set:r,isDisabled:i}){return d(`fieldset`,{className:D.actions,disabled:i,children:[a(`legend`,{children:e}),Object.entries(t).map(([t,i])=>d(`label`,{className:D.choice,children:[a(`input`,{type:`radio`,name:e,checked:n===t,onChange:()=>r(t)}),i]},t))]})}var Oe=m(`
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
`),ke=()=>ne({queryKey:[`tasks`,`tags`],staleTime:0,queryFn:async({signal:e})=>{let{data:n,errors:r}=await t(Oe,{},{signal:e});if(!n.feedbackTasks)throw r[0]??Error(`the list is missing`);return n.feedbackTasks.nodes}});function X({tags:{all:e,any:t}}){return[...new Set([...e,...t.slice(0,1)])]}function Ae(e){return ce({...e,tags:{all:[],any:[],none:e.tags.none}})}function je({selection:e,filter:t,close:r}){let[i,o]=(0,z.useState)(``),[m,h]=(0,z.useState)(``),[g,_]=(0,z.useState)(``),v=n(`WRITER`),y=u({queryKey:[`tagging`,e===`all`?t??{}:[...e]],queryFn:({signal:n})=>me(e,t,n),gcTime:0}),[b,x]=(0,z.useState)(null),{tag:S,progress:C,cancel:w}=Me(e,t),T=b?X(b.selector):[],E={add:[...new Set([...J(i),...T])],remove:J(m)},O=y.data,k=O?l(O.count,O.isExact):``,A=O&&N(O.count,`completion`,O.isExact),j=O&&(!O.isExact||O.count>1e3)?k:null,M=v===null&&!!O&&O.count>0&&E.add.length+E.remove.length>0&&(j===null||g.replaceAll(`,`,``).trim()===j.replaceAll(`,`,``));return S.isSuccess?d(p,{children:[d(`p`,{role:`status`,children:[N(S.data,`completion`),` changed.`]}),b&&a(`p`,{children:d(`a`,{href:`#/tasks/${encodeURIComponent(b.id)}`,children:[`See the queue of `,a(c,{text:b.name||b.id})]})}),a(s,{className:`primary`,autoFocus:!0,onPress:r,children:`Done`})]}):d(`form`,{onSubmit:e=>{e.preventDefault(),M&&S.mutate(E)},children:[y.error&&a(f,{error:y.error,retry:()=>void y.refetch()}),a(`p`,{role:`status`,children:A?`${A} selected.`:`Counting …`}),a(Q,{label:`Add tags, with commas between them`,value:i,set:o,isFirst:!0}),a(Ne,{task:b,set:x}),a(Q,{label:`Take tags away`,value:m,set:h}),j!==null&&a(Q,{label:`These are many: type ${j} to go on`,value:g,set:_}),S.error&&a(f,{error:S.error}),S.isPending&&d(`p`,{role:`status`,children:[l(C),` done …`]}),d(`p`,{className:D.actions,children:[d(s,{type:`submit`,className:`primary`,isDisabled:!M||S.isPending,children:[`Tag `,k]}),a(s,{onPress:()=>{w(),r()},children:`Cancel`}),v]})]})}function Me(e,t){let[n,r]=(0,z.useState)(0),i=(0,z.useRef)(new AbortController);return(0,z.useEffect)(()=>{let e=new AbortController;return i.current=e,()=>e.abort()},[]),{tag:se({mutationFn:n=>he(e,t,n,{signal:i.current.signal,progress:r}),onSuccess:e=>A(`${N(e,`completion`)} changed`)}),progress:n,cancel:()=>i.current.abort()}}function Z({id:e,name:t,selector:n}){let r=X(n).length===0;return[e,`${t||e}${r?` (does not select by tags)`:``}`,r]}function Ne({task:e,set:t}){let n=u(ke()),r=e?Ae(e.selector):[];return n.error?a(f,{error:n.error,retry:()=>void n.refetch()}):d(p,{children:[a(P,{label:`Add the tags of a task, so that it is graded`,value:e?.id??``,options:[[``,`no task`],...(n.data??[]).map(Z)],set:e=>t(n.data?.find(({id:t})=>t===e)??null)}),e&&d(`p`,{role:`status`,children:[`Adds `,a(c,{text:X(e.selector).join(`, `)}),`.`,r.length>0&&d(p,{children:[` `,`The task takes only what is also `,a(c,{text:r.join(`, `)}),`.`]})]})]})}function Q({label:e,value:t,set:n,isFirst:r=!1}){return d(`label`,{children:[e,a(`input`,{value:t,autoFocus:r,onChange:({target:e})=>n(e.value)})]})}var $={columns:`Columns`,tag:`Tag completions`,export:`Export`};function Pe(t){let{which:n,close:r}=t;return a(_,{isOpen:!0,isDismissable:!0,className:D.veil??``,onOpenChange:r,children:a(h,{className:D.dialog??``,children:d(e,{"aria-label":$[n],children:[a(`h2`,{children:$[n]}),n===`columns`&&a(B,{...t}),n===`tag`&&a(je,{...t}),n===`export`&&a(Ee,{...t})]})})})}export{Pe as Dialogs};